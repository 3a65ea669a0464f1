using System.Diagnostics.Metrics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Faults;

namespace WaypointDashboard.Server.Tests.Watching;

/// <summary>A fault of the dashboard itself while it watches.</summary>
[Collection(nameof(Alone))]
public sealed class BrokenWatchTests(SandboxWatchGround ground) : IClassFixture<SandboxWatchGround>
{
    // A version that is a number is against all that is written of Kubernetes, and nothing of ours expects it.
    private static readonly Fault Unthinkable = new Fault.Say("""{"kind":"ServiceList","metadata":{"resourceVersion":5},"items":[]}""");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fault_in_the_watch_of_a_kind_is_logged_and_said_of_that_kind_and_it_is_watched_again()
    {
        await using var trial = await WatchTrial.StartAsync(ground, "broken", Token);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var fault = trial.Proxy.Let(request => FaultRule.IsList(request, "services"), Unthinkable);
        var again = trial.Proxy.Let(request => FaultRule.IsList(request, "services"), new Fault.Hold(gate.Task));
        await trial.BreakAsync(new Fault.Answer(410), Token);
        await trial.TakenAsync(fault, Token);
        await trial.TakenAsync(again, Token);
        await trial.Watched.UntilAsync(() => trial.Watched.StateOf(ResourceKind.Service) == WatchState.Broken, () => "Nobody says so.", Token);

        var (text, thrown) = trial.Watched.Log.Errors.ShouldHaveSingleItem();
        text.ShouldBe("test: a fault of the dashboard has broken the watch of services. It starts again.");
        var detail = trial.Watched.Now.Mesh.Coverage.Kinds[(ResourceKind.Service, null)].Detail;
        detail.ShouldContain(thrown.ShouldBeOfType<InvalidOperationException>().Message);
        detail.ShouldStartWith("A fault in the dashboard has broken the watch of services");
        trial.Watched.Now.Mesh.Coverage.IsReady.ShouldBeTrue("the other kinds are known");
        trial.Watched.Now.Mesh.Coverage.IsLive.ShouldBeFalse();
        trial.Watched.StateOf(ResourceKind.ServiceAccount).ShouldBe(WatchState.Synced);
        trial.Watched.Names(ResourceKind.Service, "broken").ShouldContain("kept");

        gate.SetResult();
        await trial.IsWholeAsync(Token);
    }

    [Fact]
    public async Task A_fault_in_the_watch_of_a_kind_in_one_namespace_is_said_of_that_namespace()
    {
        await using var trial = await WatchTrial.StartAsync(ground, "broken-one", Token, namespaces: ["broken-one", "elsewhere"]);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var fault = trial.Proxy.Let(request => IsListHere(request), Unthinkable);
        var again = trial.Proxy.Let(request => IsListHere(request), new Fault.Hold(gate.Task));
        trial.Proxy.Let(request => FaultRule.IsWatch(request, "services"), new Fault.Answer(410), 2);
        trial.Proxy.CutAll();
        await trial.TakenAsync(fault, Token);
        await trial.TakenAsync(again, Token);
        await trial.Watched.UntilAsync(() => trial.Watched.StateOf(ResourceKind.Service, "broken-one") == WatchState.Broken, () => "Nobody says so.", Token);
        trial.Watched.Log.Errors.ShouldHaveSingleItem().Text.ShouldContain("services in broken-one");

        gate.SetResult();
        await trial.Watched.UntilAsync(() => trial.Watched.StateOf(ResourceKind.Service, "broken-one") == WatchState.Synced, () => "Not watched again.", Token);
        await trial.ChangeAsync(Token);
        await trial.Watched.UntilAsync(() => trial.Watched.Names(ResourceKind.Service, "broken-one").Contains("made-1"), () => "Not watched again.", Token);

        static bool IsListHere(Microsoft.AspNetCore.Http.HttpRequest request) => FaultRule.IsList(request, "services") && request.Path.Value!.Contains("/broken-one/", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_while_the_next_state_is_built_loses_nothing_for_good()
    {
        await using var trial = await WatchTrial.StartAsync(ground, "unbuilt", Token);
        var faults = 1;
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => Listen(instrument, self) };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) =>
        {
            if (Interlocked.Exchange(ref faults, 0) == 1)
            {
                throw new InvalidOperationException("a fault that a test asked for");
            }
        });
        listener.Start();
        await trial.ChangeAsync(Token);
        await trial.Watched.UntilAsync(() => trial.Watched.Log.Errors.Count == 1, () => "No fault.", Token);

        trial.Watched.Log.Errors.ShouldHaveSingleItem().Text.ShouldBe("test: a fault of the dashboard has broken the watch of the cluster. It starts again.");
        await trial.IsWholeAsync(Token);

        static void Listen(Instrument instrument, MeterListener self)
        {
            if (instrument.Name == "waypoint_snapshot_build")
            {
                self.EnableMeasurementEvents(instrument);
            }
        }
    }
}
