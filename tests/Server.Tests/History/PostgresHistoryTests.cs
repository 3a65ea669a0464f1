using System.Globalization;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.History;
using WaypointDashboard.TestKit.Postgres;

namespace WaypointDashboard.Server.Tests.History;

/// <summary>The history in PostgreSQL.</summary>
[Trait("Needs", "Postgres")]
public sealed class PostgresHistoryTests(PostgresFixture postgres) : HistoryScenarios, IClassFixture<PostgresFixture>
{
    private protected override HistoryOptions Options => new("", postgres.Server.ConnectionString("history"));

    private protected override string Place => "in the PostgreSQL database history on 127.0.0.1";

    private protected override string Instead => "name another database with --history-connection";

    [Fact]
    public async Task Replicas_go_by_leases_alone() =>
        (await BeginAndBeatAsync($"{Environment.MachineName}|{int.MaxValue.ToString(CultureInfo.InvariantCulture)}|0")).State.ShouldBe(RunState.Running, "process numbers of another container say nothing");

    [Fact]
    public async Task A_database_that_is_away_is_said_and_used_again_when_it_is_back()
    {
        await BeginAndBeatAsync("elsewhere|1|0");
        await postgres.Server.StopAsync();
        var journal = new RunJournal(Database, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<RunJournal>.Instance);
        var run = Run("Away", "alice", Shared.Resources.ObjectKey.ForNamespace("shop"));

        (await journal.BeginAsync(run, new ApplyOptions(), TestContext.Current.CancellationToken)).ShouldNotBeNull().Message.ShouldStartWith("The history cannot be written:");

        await postgres.Server.StartAgainAsync(TestContext.Current.CancellationToken);
        (await journal.BeginAsync(run, new ApplyOptions(), TestContext.Current.CancellationToken)).ShouldBeNull();
    }
}
