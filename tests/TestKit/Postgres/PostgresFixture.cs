using Xunit;

namespace WaypointDashboard.TestKit.Postgres;

/// <summary>One PostgreSQL for the tests of a collection or an assembly; mark those with <c>[Trait("Needs", "Postgres")]</c>.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private PostgresServer? _server;

    public PostgresServer Server => _server ?? throw new InvalidOperationException("PostgreSQL has not been started.");

    public async ValueTask InitializeAsync() => _server = await PostgresServer.StartAsync(TestContext.Current.CancellationToken).ConfigureAwait(false);

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
