using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>What is known of a plan whose dashboard was killed in the middle of it.</summary>
public abstract class KilledDashboardScenarios(ChangeGround ground)
{
    private const string Ns = "killed";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_dashboard_says_what_was_done_and_what_was_not()
    {
        using var data = new ScratchDirectory("killed");
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Admin), data.Path);
        var before = await cluster.AllAsync(Token);
        using (var child = OtherDashboard.Start(ground.KubeconfigFile(KubeUser.Admin), Ns, data.Path, connection: null))
        {
            var output = child.StandardOutput.ReadToEndAsync(Token);
            await Deadline.UntilAsync(
                async () => child.HasExited || await FindAsync(operating) is { Steps: [_, { Run.State: StepState.Running }, _] }, OtherDashboard.Patience, () => "The other dashboard does nothing.", Token);
            child.HasExited.ShouldBeFalse(child.HasExited ? await output : "");
            await operating.LookBackAsync(Token);
            (await EntryAsync(operating)).State.ShouldBe(RunState.Running, "the other dashboard is alive");
            child.Kill();
            await child.WaitForExitAsync(Token);
        }

        await operating.LookBackAsync(Token);

        var gateway = new ObjectKey(ResourceKind.Gateway, Ns, "waypoint");
        var entry = await EntryAsync(operating);
        entry.State.ShouldBe(RunState.Interrupted);
        entry.Steps[0].Run.State.ShouldBe(StepState.Done);
        entry.Steps[0].Run.After.ShouldContain("gatewayClassName: istio-waypoint");
        entry.Steps.Skip(1).Select(step => step.Run.State).ShouldBe([StepState.NotReached, StepState.NotReached]);
        var after = await cluster.AllAsync(Token);
        after.Keys.Except(before.Keys).ShouldBe([$"Gateway {Ns}/waypoint"]);
        before.ShouldAllBe(entry => after[entry.Key] == entry.Value);

        // Started again, it goes on with nothing by itself; it says what was, and leads back.
        var run = PastRun.Of(entry);
        await new Aftermath(cluster, before, operating, run).ThePageSaysAsync("Interrupted", "The dashboard stopped while this ran.", "not done");
        await operating.SeesAsync(gateway, Token);
        await new Aftermath(cluster, before, operating, run).TheWayBackIsAsync([gateway], Token);
    }

    private static async Task<HistoryEntry> EntryAsync(Operating operating) => (await FindAsync(operating)).ShouldNotBeNull();

    private static async Task<HistoryEntry?> FindAsync(Operating operating) => (await operating.History.FindAsync(new HistoryQuery(), Token)).Entries is [var entry] ? await operating.History.ReadAsync(entry.Id, Token) : null;
}
