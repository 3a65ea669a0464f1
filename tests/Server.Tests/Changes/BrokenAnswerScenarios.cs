using Microsoft.AspNetCore.Http;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Faults;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>What is known when the API server goes away half-way.</summary>
public abstract class BrokenAnswerScenarios(ChangeGround ground)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_the_answer_never_comes_the_object_is_read_again()
    {
        const string Ns = "broken-answer";
        await using var trial = await ChangeTrial.AtDoorAsync(ground, Ns, Token);
        var (cluster, operating) = trial;
        var ns = ObjectKey.ForNamespace(Ns);
        var preview = await operating.PreviewAsync(ApplyScenarios.Label(ns, "tier", "gold"), Token);
        preview.CanApply.ShouldBeTrue(preview.Steps[0].Problem?.Message);

        trial.Door.Let(IsWrite, new Fault.Cut(0));
        var run = await operating.ApplyAsync(preview, Token);

        run.State.ShouldBe(RunState.Failed);
        run.Steps[0].State.ShouldBe(StepState.Unknown);
        run.Steps[0].Problem.ShouldNotBeNull().Message.ShouldContain($"Read again: Namespace {Ns} is as previewed. The step was done.");
        run.Steps[0].After.ShouldContain("tier: gold");
        (await cluster.LabelAsync(ns, "tier", Token)).ShouldBe("gold");
        var entry = (await operating.History.ReadAsync(run.Id, Token)).ShouldNotBeNull();
        entry.Steps[0].Run.State.ShouldBe(StepState.Unknown);
    }

    [Fact]
    public async Task An_answer_that_says_nothing_leaves_a_step_unknown_that_was_not_done()
    {
        const string Ns = "broken-gateway";
        await using var trial = await ChangeTrial.AtDoorAsync(ground, Ns, Token);
        var operating = trial.Operating;
        var preview = await operating.PreviewAsync(ApplyScenarios.Label(ObjectKey.ForNamespace(Ns), "tier", "gold"), Token);

        trial.Door.Let(IsWrite, new Fault.Answer(504));
        var run = await operating.ApplyAsync(preview, Token);

        run.Steps[0].State.ShouldBe(StepState.Unknown);
        run.Steps[0].Problem.ShouldNotBeNull().Message.ShouldContain("is as before. The step was not done.");
    }

    [Fact]
    public async Task A_server_that_is_gone_before_a_step_stops_the_plan_and_what_was_done_is_said()
    {
        const string Ns = "broken-server";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        var proxy = await ground.OpenDoorAsync(Token);
        await using var operating = Operating.At(proxy.Address);
        var preview = await operating.PreviewAsync(ApplyScenarios.Deploy(Ns), Token);
        var id = await operating.Changes.StartAsync(preview, new ApplyOptions(ProgrammedTimeout: TimeSpan.FromSeconds(3)), Token);
        await operating.SeesAsync(preview.Steps[0].Step.Target, Token);

        var address = proxy.Address.AbsoluteUri;
        await proxy.DisposeAsync();
        var run = await operating.EndAsync(id, Token);

        run.State.ShouldBe(RunState.Failed);
        run.Steps.Select(step => step.State).ShouldBe([StepState.Done, StepState.Failed, StepState.NotReached]);
        run.Steps[1].Problem.ShouldNotBeNull().Message.ShouldContain(address);
        (await operating.Changes.PreviewAsync(preview.Plan, Token)).Steps.ShouldAllBe(step => step.Problem!.Kind == StepProblemKind.Unreachable);
    }

    [Fact]
    public async Task A_dashboard_that_is_stopped_finishes_its_step_and_begins_no_other()
    {
        const string Ns = "broken-dashboard";
        await using var trial = await ChangeTrial.StartAsync(ground, Ns, Token);
        var (cluster, operating) = trial;
        var preview = await operating.PreviewAsync(ApplyScenarios.Deploy(Ns), Token);
        var id = await operating.Changes.StartAsync(preview, new ApplyOptions(), Token);
        await operating.SeesAsync(preview.Steps[0].Step.Target, Token);

        await operating.StopAsync(Token);

        var entry = (await operating.History.ReadAsync(id, Token)).ShouldNotBeNull();
        entry.State.ShouldBe(RunState.Interrupted);
        entry.Steps.Select(step => step.Run.State).ShouldBe([StepState.Done, StepState.NotReached, StepState.NotReached]);
        (await cluster.LabelAsync(ObjectKey.ForNamespace(Ns), "istio.io/use-waypoint", Token)).ShouldBeNull();
    }

    private static bool IsWrite(HttpRequest request) => HttpMethods.IsPatch(request.Method) && !request.Query.ContainsKey("dryRun");
}
