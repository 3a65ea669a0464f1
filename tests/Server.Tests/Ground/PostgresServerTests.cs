using Npgsql;
using WaypointDashboard.TestKit.Postgres;

namespace WaypointDashboard.Server.Tests.Ground;

[Trait("Needs", "Postgres")]
public sealed class PostgresServerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_keeps_what_was_committed_over_a_restart()
    {
        await using var server = await PostgresServer.StartAsync(Token);
        await ExecuteAsync(server, "create table waypoints (name text); insert into waypoints values ('shop')");
        await server.StopAsync();
        await Should.ThrowAsync<NpgsqlException>(() => ExecuteAsync(server, "select 1"));
        await server.StartAgainAsync(Token);
        (await ExecuteAsync(server, "select name from waypoints")).ShouldBe("shop");
    }

    private static async Task<object?> ExecuteAsync(PostgresServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString());
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Token);
    }
}
