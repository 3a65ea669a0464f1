using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.History;
using WaypointDashboard.Server.Tests.Changes;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Postgres;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.Server.Tests.History;

/// <summary>Two dashboards, each a process of its own, on one history in a real PostgreSQL.</summary>
[Trait("Needs", "Postgres")]
public sealed class ReplicaTests(PostgresFixture postgres, SandboxGround ground) : IClassFixture<PostgresFixture>, IClassFixture<SandboxGround>
{
    private const string Ns = "replicas";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_another_replica_is_doing_is_followed_and_counts_as_interrupted_only_when_it_has_been_dead_for_a_while()
    {
        using var data = new ScratchDirectory("replicas");
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        var options = new HistoryOptions("", postgres.Server.ConnectionString("replicas"));
        await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Admin), data.Path, options.Connection);
        (await FindAsync(operating)).ShouldBeNull();
        using var database = new HistoryDatabase(options);
        using var other = OtherDashboard.Start(ground.KubeconfigFile(KubeUser.Admin), Ns, data.Path, options.Connection);
        var output = other.StandardOutput.ReadToEndAsync(Token);
        try
        {
            HistoryEntry? entry = null;
            await Deadline.UntilAsync(
                async () => other.HasExited || (entry = await FindAsync(operating)) is { Steps: [_, { Run.State: StepState.Running }, _] }, OtherDashboard.Patience, () => $"The other dashboard does nothing. {entry}", Token);
            other.HasExited.ShouldBeFalse(other.HasExited ? await output : "");

            await BeatAsync(database, options, await LeaseAsync(database, entry!.Id) - TimeSpan.FromSeconds(1));
            (await FindAsync(operating)).ShouldNotBeNull().State.ShouldBe(RunState.Running, "the other replica is alive");
            operating.Changes.Running.ShouldBeEmpty("it is not this one's");
            await using var following = operating.Changes.FollowAsync(entry.Id, Token).GetAsyncEnumerator(Token);
            (await following.MoveNextAsync()).ShouldBeTrue();
            following.Current.State.ShouldBe(RunState.Running);

            // Its lease says that it lives, however long that takes.
            var first = await LeaseAsync(database, entry.Id);
            await Deadline.UntilAsync(async () => await LeaseAsync(database, entry.Id) > first, Operating.Patience, () => "The other replica gives no sign of life.", Token);
            other.Kill();
            await other.WaitForExitAsync(Token);
            var last = await LeaseAsync(database, entry.Id);
            await BeatAsync(database, options, last - TimeSpan.FromSeconds(1));
            (await FindAsync(operating)).ShouldNotBeNull().State.ShouldBe(RunState.Running, "a pause in the network is no death");
            await BeatAsync(database, options, last + TimeSpan.FromSeconds(1));

            (await following.MoveNextAsync()).ShouldBeTrue();
            following.Current.State.ShouldBe(RunState.Interrupted);
            following.Current.Steps.Select(step => step.State).ShouldBe([StepState.Done, StepState.NotReached, StepState.NotReached]);
            (await following.MoveNextAsync()).ShouldBeFalse();
        }
        finally
        {
            if (!other.HasExited)
            {
                other.Kill();
            }
        }
    }

    private static async Task<HistoryEntry?> FindAsync(Operating operating) =>
        (await operating.History.FindAsync(new HistoryQuery(), Token)).Entries is [var entry] ? await operating.History.ReadAsync(entry.Id, Token) : null;

    private static async Task<DateTime> LeaseAsync(HistoryDatabase database, Guid run)
    {
        await using var context = await database.OpenAsync(Token);
        return (await context.Runs.FindAsync([run], Token)).ShouldNotBeNull().LeaseUntil;
    }

    // A third replica, whose clock stands where the test wants it.
    private static Task BeatAsync(HistoryDatabase database, HistoryOptions options, DateTime now) =>
        new HistoryKeeper(database, options, new FakeTimeProvider(new DateTimeOffset(now)), NullLogger<HistoryKeeper>.Instance).BeatAsync(Token);
}
