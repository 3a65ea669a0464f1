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
        await trial.BeganAsync(id, step: 1, Token);
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
        trial.Door.Let(request => ChangeTrial.IsLook(request) && Interlocked.Increment(ref looks) > 1 && !Volatile.Read(ref isBack), new Fault.Hold(look.Task), int.MaxValue); // The first look is the one before the step.

        var id = await trial.BeginAsync(Token, new ApplyOptions(ProgrammedTimeout: TimeSpan.FromSeconds(1)));
        await trial.BeganAsync(id, step: 1, Token);
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

    [Fact]
    public async Task Who_sees_the_cluster_by_a_role_loses_sight_of_nothing_when_the_server_is_killed_and_comes_back()
    {
        const string Ns = "outage-sight";
        const string Binding = "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/outage-sight";
        using var admin = ground.CreateClient(KubeUser.Admin);
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        await cluster.LoadAsync(Sight, Token);
        try
        {
            await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Bob));
            await Operating.UntilAsync(() => operating.Mesh.Mesh.Coverage.IsReady && operating.Watch.Feed.Connection.State == ConnectionState.Live, "Not ready.", Token);
            var served = NotServed(operating);
            Forbidden(operating).ShouldBeEmpty();

            await ground.GoAwayAsync();
            await Operating.UntilAsync(() => operating.Watch.Feed.Connection.State == ConnectionState.Reconnecting, "Nobody minds.", Token);
            await ground.ComeBackAsync(Token);
            await cluster.PatchAsync(FaultScenarios.Service(Ns, "cart"), """{"metadata":{"labels":{"tier":"gold"}}}""", Token);
            await Operating.UntilAsync(() => operating.Watch.Feed.Connection.State == ConnectionState.Live && operating.Mesh.Mesh.Resources.Find(FaultScenarios.Service(Ns, "cart"))?.Labels["tier"] == "gold", "Not live again.", Token);

            Forbidden(operating).ShouldBeEmpty("what was forbidden for a moment was believed");
            NotServed(operating).ShouldBe(served, "what was not known for a moment was believed");
        }
        finally
        {
            (await admin.DeleteAsync(Binding, CancellationToken.None)).Dispose();
        }
    }

    private const string Sight = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: { name: outage-sight }
        rules: [{ apiGroups: ["*"], resources: ["*"], verbs: [get, list, watch] }]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: outage-sight }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: outage-sight }
        subjects: [{ apiGroup: rbac.authorization.k8s.io, kind: User, name: bob }]
        """;

    // Each is believed for a minute, so that it is still to be seen when all is well again. What is forbidden as a whole is watched in each namespace.
    private static IReadOnlyList<ResourceKind> Forbidden(Operating operating) => Kinds(operating, coverage => coverage.State == WatchState.Forbidden || coverage.Namespace is not null);

    private static IReadOnlyList<ResourceKind> NotServed(Operating operating) => Kinds(operating, coverage => coverage.State == WatchState.NotServed);

    private static IReadOnlyList<ResourceKind> Kinds(Operating operating, Func<KindCoverage, bool> which) =>
        [.. operating.Mesh.Mesh.Coverage.Kinds.Values.Where(which).Select(coverage => coverage.Kind).Distinct().Order()];

    private static PlanStep.Patch Gold(ObjectKey key) => new(key, """{"metadata":{"labels":{"tier":"gold"}}}""");

    private static bool IsWrite(HttpRequest request, string path) => HttpMethods.IsPatch(request.Method) && !request.Query.ContainsKey("dryRun") && request.Path.Value!.EndsWith(path, StringComparison.Ordinal);
}
