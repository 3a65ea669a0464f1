using Microsoft.AspNetCore.Http;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Faults;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>How an API server is spared, and what becomes of a plan when it asks to be left alone, on any of them.</summary>
public abstract class BusyServerScenarios(ChangeGround ground)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_busy_server_is_left_alone_for_as_long_as_it_asks_and_then_the_step_is_done_once()
    {
        const string Ns = "busy-short";
        await using var trial = await ChangeTrial.AtDoorAsync(ground, Ns, Token);
        await trial.PreviewAsync(ApplyScenarios.Label(ObjectKey.ForNamespace(Ns), "tier", "gold"), Token);
        var pause = TimeSpan.FromSeconds(1);
        var refused = trial.Door.Let(IsWrite, new Fault.Answer(429, pause), times: 2);
        var asked = trial.Door.Requests.Count(request => IsWriteOf(request, Ns));
        var started = TimeProvider.System.GetTimestamp();

        var aftermath = await trial.ApplyAsync(Token);

        TimeProvider.System.GetElapsedTime(started).ShouldBeGreaterThanOrEqualTo(2 * pause);
        refused.IsSpent.ShouldBeTrue();
        (trial.Door.Requests.Count(request => IsWriteOf(request, Ns)) - asked).ShouldBe(3, "twice in vain, and once");
        await aftermath.NothingBeyondThePreviewAsync(Token);
        await aftermath.TheHistoryIsTrueAsync(RunState.Succeeded, [StepState.Done], Token);
        await aftermath.TheWayBackIsAsync([ObjectKey.ForNamespace(Ns)], Token);
    }

    [Fact]
    public async Task A_server_that_asks_for_more_than_anybody_waits_stops_the_plan_and_the_step_is_known_not_to_be_done()
    {
        const string Ns = "busy-long";
        await using var trial = await ChangeTrial.AtDoorAsync(ground, Ns, Token);
        await trial.PreviewAsync(ApplyScenarios.Label(ObjectKey.ForNamespace(Ns), "tier", "gold"), Token);
        trial.Door.Let(IsWrite, new Fault.Answer(429, TimeSpan.FromHours(1)));

        var aftermath = await trial.ApplyAsync(Token);

        await aftermath.NothingBeyondThePreviewAsync(Token);
        await aftermath.TheHistoryIsTrueAsync(RunState.Failed, [StepState.Failed], Token);
        await aftermath.ThePageSaysAsync("Nothing was changed.", "The API server did not answer", $"{trial.Door.Address} is busy and asks to be left alone for a moment.");
        await aftermath.TheWayBackIsAsync([], Token);
    }

    [Fact]
    public async Task A_preview_asks_twice_about_each_object_and_an_apply_three_times()
    {
        const string Ns = "busy-counted";
        const int Objects = 30;
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadServicesAsync(Ns, Objects, Token);
        await using var door = await ground.OpenDoorAsync(Token);
        await using var operating = Operating.At(door.Address);
        var plan = BulkScenarios.Gold(Ns, Objects);
        await operating.Changes.PreviewAsync(plan with { Steps = [plan.Steps[0]] }, Token); // What is asked once for all.
        var asked = Asked(door, Ns);

        var preview = await operating.Changes.PreviewAsync(plan, Token);
        (Asked(door, Ns) - asked).ShouldBe(2 * Objects, "the object, and the rehearsal, which is refused to whom the step would be");
        var run = await operating.ApplyAsync(preview, Token);

        run.State.ShouldBe(RunState.Succeeded);
        (Asked(door, Ns) - asked).ShouldBeInRange((2 + 3) * Objects, ((2 + 3) * Objects) + 1, "the object, the step, the event; and once an event in the group that not all servers have");
    }

    // The watches ask about services too, but not one by one.
    private static int Asked(FaultProxy door, string ns) => door.Requests.Count(request => request.Contains($"/namespaces/{ns}/services/s-", StringComparison.Ordinal) || request.Contains($"/namespaces/{ns}/events", StringComparison.Ordinal) || request.Contains("subjectaccessreviews", StringComparison.Ordinal));

    private static bool IsWrite(HttpRequest request) => HttpMethods.IsPatch(request.Method) && !request.Query.ContainsKey("dryRun");

    private static bool IsWriteOf(string request, string ns) => request.StartsWith($"PATCH /api/v1/namespaces/{ns}?", StringComparison.Ordinal) && !request.Contains("dryRun", StringComparison.Ordinal);
}
