using Microsoft.AspNetCore.Http;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.Faults;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>What becomes of a plan before an API server that has just come back, and forbids or does not know yet what it will allow in a moment.</summary>
public abstract class StartingServerScenarios(ChangeGround ground)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_that_waits_is_held_up_and_goes_on()
    {
        const string Ns = "starting-wait";
        await using var trial = await ChangeTrial.AtDoorAsync(ground, Ns, Token);
        await trial.PreviewAsync(ApplyScenarios.Deploy(Ns), Token);
        var id = await trial.BeginAsync(Token, new ApplyOptions(ProgrammedTimeout: TimeSpan.FromMinutes(5)));
        await trial.BeganAsync(id, step: 1, Token);

        foreach (var code in (int[])[404, 403])
        {
            var server = new StartingServer(trial.Door);
            server.IsNotReady();
            var refused = code == 404 ? server.DoesNotKnow(ChangeTrial.IsLook) : server.Forbids(ChangeTrial.IsLook);
            await trial.Cluster.PatchAsync(trial.Preview.Steps[0].Step.Target, $$$"""{"metadata":{"labels":{"seen":"{{{code}}}"} } }""", Token); // The watch sees it, and the wait looks.
            await Operating.UntilAsync(() => refused.Taken >= 2, "Nobody looks again.", Token);
            trial.Operating.Changes.Running.ShouldContain(run => run.Id == id);
            server.Finish();
        }

        await trial.LookAsync(Token);
        await trial.Cluster.ProgramAsync(trial.Preview.Steps[0].Step.Target, Token);
        var aftermath = await trial.EndAsync(id, Token);

        await aftermath.TheHistoryIsTrueAsync(RunState.Succeeded, [StepState.Done, StepState.Done, StepState.Done], Token);
    }

    [Fact]
    public async Task A_step_that_is_refused_is_done_once_the_server_has_started()
    {
        const string Ns = "starting-write";
        await using var trial = await ChangeTrial.AtDoorAsync(ground, Ns, Token);
        await trial.PreviewAsync(ApplyScenarios.Label(ObjectKey.ForNamespace(Ns), "tier", "gold"), Token);
        var server = new StartingServer(trial.Door);
        server.IsNotReady();
        var refused = server.Forbids(request => HttpMethods.IsPatch(request.Method));

        var id = await trial.BeginAsync(Token);
        await Operating.UntilAsync(() => refused.Taken >= 2, "Not tried again.", Token);
        server.Finish();
        var aftermath = await trial.EndAsync(id, Token);

        await aftermath.NothingBeyondThePreviewAsync(Token);
        await aftermath.TheHistoryIsTrueAsync(RunState.Succeeded, [StepState.Done], Token);
        await aftermath.TheWayBackIsAsync([ObjectKey.ForNamespace(Ns)], Token);
    }

    [Fact]
    public async Task Of_what_the_operator_may_do_nothing_is_said_before_it_has_read_its_rules()
    {
        const string Ns = "starting-access";
        await using var trial = await ChangeTrial.AtDoorAsync(ground, Ns, Token);
        var question = new AccessQuestion("patch", ResourceKind.Namespace, "", Ns);
        var server = new StartingServer(trial.Door);
        server.IsNotReady();
        trial.Door.Let(request => request.Path.Value!.EndsWith("/selfsubjectaccessreviews", StringComparison.Ordinal), new Fault.Say("""{"status":{"allowed":false}}"""));

        var answer = await trial.Operating.Access.AskAsync(question, Token);
        answer.IsAllowed.ShouldBeFalse();
        answer.Reason.ShouldContain("could not be asked");
        answer.Reason.ShouldContain("is not ready: it may not have read its rules yet");
        answer.MissingRule.ShouldBeEmpty();

        server.Finish();
        (await trial.Operating.Access.AskAsync(question, Token)).IsAllowed.ShouldBeTrue();
    }
}
