using Microsoft.AspNetCore.Http;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Faults;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>What becomes of a plan when the API server goes away half-way, killed and started again, on any of them.</summary>
public abstract class OutageScenarios(ChangeGround ground)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_killed_while_a_plan_waits_and_comes_back_in_time_is_no_end_of_the_plan()
    {
        const string Ns = "outage-short";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        await using var door = await ground.OpenDoorAsync(Token);
        await using var operating = Operating.At(door.Address);
        var preview = await operating.PreviewAsync(ApplyScenarios.Deploy(Ns), Token);
        var before = await cluster.AllAsync(Token);

        var id = await operating.Changes.StartAsync(preview, new ApplyOptions(ProgrammedTimeout: TimeSpan.FromMinutes(5)), Token);
        await BeganAsync(operating, id, step: 1);
        await ground.GoAwayAsync();
        await ground.ComeBackAsync(Token);
        (await operating.History.ReadAsync(id, Token)).ShouldNotBeNull().State.ShouldBe(RunState.Running);
        await cluster.ProgramAsync(preview.Steps[0].Step.Target, Token);
        var run = await operating.EndAsync(id, Token);

        var aftermath = new Aftermath(cluster, before, operating, run);
        await aftermath.NothingBeyondThePreviewAsync(Token);
        await aftermath.TheHistoryIsTrueAsync(RunState.Succeeded, [StepState.Done, StepState.Done, StepState.Done], Token);
        await aftermath.ThePageSaysAsync("Done");
        await operating.SeesAsync(preview.Steps[0].Step.Target, Token);
        await aftermath.TheWayBackIsAsync([ObjectKey.ForNamespace(Ns), preview.Steps[0].Step.Target], Token);
    }

    [Fact]
    public async Task A_server_that_is_killed_while_a_plan_waits_and_stays_away_ends_the_plan_there()
    {
        const string Ns = "outage-long";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        await using var door = await ground.OpenDoorAsync(Token);
        await using var operating = Operating.At(door.Address);
        var preview = await operating.PreviewAsync(ApplyScenarios.Deploy(Ns), Token);
        var before = await cluster.AllAsync(Token);
        var look = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (looks, isBack) = (0, false);
        door.Let(request => IsLook(request) && Interlocked.Increment(ref looks) > 1 && !Volatile.Read(ref isBack), new Fault.Hold(look.Task), int.MaxValue); // The first look is the one before the step.

        var id = await operating.Changes.StartAsync(preview, new ApplyOptions(ProgrammedTimeout: TimeSpan.FromSeconds(1)), Token);
        await BeganAsync(operating, id, step: 1);
        await ground.GoAwayAsync();
        look.SetException(new IOException("The server went away."));
        var run = await operating.EndAsync(id, Token);
        await ground.ComeBackAsync(Token);
        Volatile.Write(ref isBack, true);

        var aftermath = new Aftermath(cluster, before, operating, run);
        await aftermath.NothingBeyondThePreviewAsync(Token);
        await aftermath.TheHistoryIsTrueAsync(RunState.Failed, [StepState.Done, StepState.Failed, StepState.NotReached], Token);
        await aftermath.ThePageSaysAsync("1 step done and stay", "2 steps not", "It took too long", "was not programmed within 1 s.", door.Address.AbsoluteUri);
        await operating.SeesAsync(preview.Steps[0].Step.Target, Token);
        await aftermath.TheWayBackIsAsync([preview.Steps[0].Step.Target], Token);
    }

    [Fact]
    public async Task Of_a_step_that_was_on_its_way_when_the_server_was_killed_nobody_claims_to_know()
    {
        const string Ns = "outage-write";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        await using var door = await ground.OpenDoorAsync(Token);
        await using var operating = Operating.At(door.Address);
        var (ns, service) = (ObjectKey.ForNamespace(Ns), FaultScenarios.Service(Ns, "cart"));
        PlanStep[] steps = [Gold(service), Gold(ns), new PlanStep.Delete(service)];
        var preview = await operating.Changes.PreviewAsync(new ChangePlan("Gold", new ChangeIntent.ApplyManifests([]), [.. steps], []), Token);
        preview.CanApply.ShouldBeTrue();
        var before = await cluster.AllAsync(Token);
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var broken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        door.Let(request => IsWrite(request, $"/namespaces/{Ns}") && sent.TrySetResult(), new Fault.Hold(broken.Task));

        var id = await operating.Changes.StartAsync(preview, new ApplyOptions(), Token);
        await sent.Task.WaitAsync(Operating.Patience, Token);
        await ground.GoAwayAsync();
        broken.SetException(new IOException("The server went away."));
        var run = await operating.EndAsync(id, Token);
        await ground.ComeBackAsync(Token);

        var aftermath = new Aftermath(cluster, before, operating, run);
        await aftermath.NothingBeyondThePreviewAsync(Token);
        await aftermath.TheHistoryIsTrueAsync(RunState.Failed, [StepState.Done, StepState.Unknown, StepState.NotReached], Token);
        await aftermath.ThePageSaysAsync("1 step done and stay", "Of 1 step nobody knows: the answer never came.", $"Namespace {Ns} cannot be read: the step may or may not have been done.");
        await Operating.UntilAsync(() => operating.Mesh.Mesh.Resources.Find(service)?.Labels["tier"] == "gold", "The change does not come in.", Token);
        var undo = (await operating.History.PlanUndoAsync(run.Id, operating.Mesh, Token)).ShouldBeOfType<PlanResult.Planned>().Plan;
        undo.Notices.ShouldContain(notice => notice.Object == ns && notice.Text.StartsWith($"Whether the run changed Namespace {Ns} is not known", StringComparison.Ordinal));
        await aftermath.TheWayBackIsAsync([service], Token);
    }

    private static PlanStep.Patch Gold(ObjectKey key) => new(key, """{"metadata":{"labels":{"tier":"gold"}}}""");

    private static bool IsLook(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Path.Value!.EndsWith("/gateways/waypoint", StringComparison.Ordinal);

    private static bool IsWrite(HttpRequest request, string path) => HttpMethods.IsPatch(request.Method) && !request.Query.ContainsKey("dryRun") && request.Path.Value!.EndsWith(path, StringComparison.Ordinal);

    private static Task BeganAsync(Operating operating, Guid id, int step) =>
        Operating.UntilAsync(() => operating.Changes.Running.SingleOrDefault(run => run.Id == id)?.Steps[step].State == StepState.Running, "The step does not begin.", Token);
}
