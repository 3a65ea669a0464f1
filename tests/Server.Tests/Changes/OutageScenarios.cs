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
        await using var trial = await ChangeTrial.AtDoorAsync(ground, Ns, Token);
        await trial.PreviewAsync(ApplyScenarios.Deploy(Ns), Token);

        var id = await trial.BeginAsync(Token, new ApplyOptions(ProgrammedTimeout: TimeSpan.FromMinutes(5)));
        await BeganAsync(trial.Operating, id, step: 1);
        await ground.GoAwayAsync();
        await ground.ComeBackAsync(Token);
        (await trial.Operating.History.ReadAsync(id, Token)).ShouldNotBeNull().State.ShouldBe(RunState.Running);
        await trial.Cluster.ProgramAsync(trial.Preview.Steps[0].Step.Target, Token);
        var aftermath = await trial.EndAsync(id, Token);

        await aftermath.NothingBeyondThePreviewAsync(Token);
        await aftermath.TheHistoryIsTrueAsync(RunState.Succeeded, [StepState.Done, StepState.Done, StepState.Done], Token);
        await aftermath.ThePageSaysAsync("Done");
        await trial.Operating.SeesAsync(trial.Preview.Steps[0].Step.Target, Token);
        await aftermath.TheWayBackIsAsync([ObjectKey.ForNamespace(Ns), trial.Preview.Steps[0].Step.Target], Token);
    }

    [Fact]
    public async Task A_server_that_is_killed_while_a_plan_waits_and_stays_away_ends_the_plan_there()
    {
        const string Ns = "outage-long";
        await using var trial = await ChangeTrial.AtDoorAsync(ground, Ns, Token);
        await trial.PreviewAsync(ApplyScenarios.Deploy(Ns), Token);
        var look = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (looks, isBack) = (0, false);
        trial.Door.Let(request => IsLook(request) && Interlocked.Increment(ref looks) > 1 && !Volatile.Read(ref isBack), new Fault.Hold(look.Task), int.MaxValue); // The first look is the one before the step.

        var id = await trial.BeginAsync(Token, new ApplyOptions(ProgrammedTimeout: TimeSpan.FromSeconds(1)));
        await BeganAsync(trial.Operating, id, step: 1);
        await ground.GoAwayAsync();
        look.SetException(new IOException("The server went away."));
        var aftermath = await trial.EndAsync(id, Token);
        await ground.ComeBackAsync(Token);
        Volatile.Write(ref isBack, true);

        await aftermath.NothingBeyondThePreviewAsync(Token);
        await aftermath.TheHistoryIsTrueAsync(RunState.Failed, [StepState.Done, StepState.Failed, StepState.NotReached], Token);
        await aftermath.ThePageSaysAsync("1 step done and stay", "2 steps not", "It took too long", "was not programmed within 1 s.", trial.Door.Address.AbsoluteUri);
        await trial.Operating.SeesAsync(trial.Preview.Steps[0].Step.Target, Token);
        await aftermath.TheWayBackIsAsync([trial.Preview.Steps[0].Step.Target], Token);
    }

    [Fact]
    public async Task Of_a_step_that_was_on_its_way_when_the_server_was_killed_nobody_claims_to_know()
    {
        const string Ns = "outage-write";
        await using var trial = await ChangeTrial.AtDoorAsync(ground, Ns, Token);
        var (ns, service) = (ObjectKey.ForNamespace(Ns), FaultScenarios.Service(Ns, "cart"));
        PlanStep[] steps = [Gold(service), Gold(ns), new PlanStep.Delete(service)];
        await trial.PreviewAsync(new ChangePlan("Gold", new ChangeIntent.ApplyManifests([]), [.. steps], []), Token);
        trial.Preview.CanApply.ShouldBeTrue();
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var broken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        trial.Door.Let(request => IsWrite(request, $"/namespaces/{Ns}") && sent.TrySetResult(), new Fault.Hold(broken.Task));

        var id = await trial.BeginAsync(Token);
        await sent.Task.WaitAsync(Operating.Patience, Token);
        await ground.GoAwayAsync();
        broken.SetException(new IOException("The server went away."));
        var aftermath = await trial.EndAsync(id, Token);
        await ground.ComeBackAsync(Token);

        await aftermath.NothingBeyondThePreviewAsync(Token);
        await aftermath.TheHistoryIsTrueAsync(RunState.Failed, [StepState.Done, StepState.Unknown, StepState.NotReached], Token);
        await aftermath.ThePageSaysAsync("1 step done and stay", "Of 1 step nobody knows: the answer never came.", $"Namespace {Ns} cannot be read: the step may or may not have been done.");
        await Operating.UntilAsync(() => trial.Operating.Mesh.Mesh.Resources.Find(service)?.Labels["tier"] == "gold", "The change does not come in.", Token);
        var undo = (await trial.Operating.History.PlanUndoAsync(aftermath.Run.Id, trial.Operating.Mesh, Token)).ShouldBeOfType<PlanResult.Planned>().Plan;
        undo.Notices.ShouldContain(notice => notice.Object == ns && notice.Text.StartsWith($"Whether the run changed Namespace {Ns} is not known", StringComparison.Ordinal));
        await aftermath.TheWayBackIsAsync([service], Token);
    }

    private static PlanStep.Patch Gold(ObjectKey key) => new(key, """{"metadata":{"labels":{"tier":"gold"}}}""");

    private static bool IsLook(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Path.Value!.EndsWith("/gateways/waypoint", StringComparison.Ordinal);

    private static bool IsWrite(HttpRequest request, string path) => HttpMethods.IsPatch(request.Method) && !request.Query.ContainsKey("dryRun") && request.Path.Value!.EndsWith(path, StringComparison.Ordinal);

    private static Task BeganAsync(Operating operating, Guid id, int step) =>
        Operating.UntilAsync(() => operating.Changes.Running.SingleOrDefault(run => run.Id == id)?.Steps[step].State == StepState.Running, "The step does not begin.", Token);
}
