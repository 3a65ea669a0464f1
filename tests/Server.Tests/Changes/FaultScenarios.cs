using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>What goes wrong between a preview and the end of its plan by somebody else's doing, on any API server. In each: nothing beyond the preview was changed, the history is true, the page says what happened, and there is a way back.</summary>
public abstract class FaultScenarios(ChangeGround ground)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_object_that_somebody_changes_after_the_preview_stops_the_plan_at_it()
    {
        const string Ns = "fault-changed";
        await using var trial = await ChangeTrial.StartAsync(ground, Ns, Token);
        await trial.PreviewAsync(await ThreeLabelsAsync(trial, Ns), Token);

        await trial.Cluster.PatchAsync(Service(Ns, "pay"), """{"metadata":{"labels":{"team":"b"}}}""", Token);
        await trial.LookAsync(Token);
        var aftermath = await trial.ApplyAsync(Token);

        await aftermath.NothingBeyondThePreviewAsync(Token);
        await aftermath.TheHistoryIsTrueAsync(RunState.Failed, [StepState.Done, StepState.Failed, StepState.NotReached], Token);
        aftermath.Run.Steps[1].Problem!.Kind.ShouldBe(StepProblemKind.ChangedSince);
        await aftermath.ThePageSaysAsync("Failed", "1 step done and stay", "2 steps not", "The object has changed since you looked", $$"""Service {{Ns}}/pay has changed since the preview: metadata.labels: (none) → {"team":"b"}. Preview again.""");
        await aftermath.TheWayBackIsAsync([Service(Ns, "cart")], Token);
    }

    [Fact]
    public async Task An_object_that_somebody_deletes_after_the_preview_stops_the_plan_at_it()
    {
        const string Ns = "fault-deleted";
        await using var trial = await ChangeTrial.StartAsync(ground, Ns, Token);
        await trial.PreviewAsync(await ThreeLabelsAsync(trial, Ns), Token);

        await trial.Cluster.DeleteAsync(Service(Ns, "pay"), Token);
        await trial.LookAsync(Token);
        var aftermath = await trial.ApplyAsync(Token);

        await aftermath.NothingBeyondThePreviewAsync(Token);
        await aftermath.TheHistoryIsTrueAsync(RunState.Failed, [StepState.Done, StepState.Failed, StepState.NotReached], Token);
        aftermath.Run.Steps[1].Problem!.Kind.ShouldBe(StepProblemKind.NotFound);
        await aftermath.ThePageSaysAsync("Failed", "1 step done and stay", "2 steps not", "The object is not there", $"Service {Ns}/pay was deleted since the preview.");
        await aftermath.TheWayBackIsAsync([Service(Ns, "cart")], Token);
    }

    [Fact]
    public async Task Rights_that_are_taken_away_half_way_stop_the_plan_there()
    {
        const string Ns = "fault-rights";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        await cluster.LoadAsync(RefusalScenarios.Rights(Ns, "half-way", KubeUser.Bob, "get, list, watch, create, patch", "get, list, watch, patch"), Token);
        using var data = new ScratchDirectory("fault-rights");
        await using var admin = Operating.With(ground.KubeconfigFile(KubeUser.Admin), data.Path);
        var plan = await admin.PlanAsync(ApplyScenarios.Deploy(Ns), Token);
        await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Bob), data.Path);
        var before = await cluster.AllAsync(Token);
        var preview = await operating.Changes.PreviewAsync(plan, Token);
        preview.CanApply.ShouldBeTrue();

        var id = await operating.Changes.StartAsync(preview, new ApplyOptions(), Token);
        await admin.SeesAsync(plan.Steps[0].Target, Token);
        await cluster.LoadAsync(RefusalScenarios.Rights(Ns, "half-way", KubeUser.Bob, "get, list, watch, create, patch", "get, list, watch"), Token);
        await cluster.ProgramAsync(plan.Steps[0].Target, Token);
        var run = await operating.EndAsync(id, Token);

        var aftermath = new Aftermath(cluster, before, admin, run);
        await aftermath.NothingBeyondThePreviewAsync(Token);
        await aftermath.TheHistoryIsTrueAsync(RunState.Failed, [StepState.Done, StepState.Done, StepState.Failed], Token);
        run.Steps[2].Problem!.Kind.ShouldBe(StepProblemKind.Forbidden);
        await aftermath.ThePageSaysAsync("2 steps done and stay", "1 step not", "You may not do this", $"namespaces \"{Ns}\" is forbidden: User \"bob\" cannot patch resource \"namespaces\"", "resources : [namespaces]", "verbs : [patch]");
        await aftermath.TheWayBackIsAsync([plan.Steps[0].Target], Token);
    }

    [Theory]
    [InlineData("fault-taken", false)]
    [InlineData("fault-taken-by-force", true)]
    public async Task Fields_that_another_manager_takes_after_the_preview_are_left_to_it(string name, bool isForced)
    {
        await using var trial = await ChangeTrial.StartAsync(ground, name, Token);
        var gateway = new ObjectKey(ResourceKind.Gateway, name, "waypoint");
        await trial.Cluster.ApplyAsync(gateway, Manifest(name, "service"), "waypoint-dashboard", Token);
        var manifest = Manifest(name, "all");
        var plan = new ChangePlan("For all traffic", new ChangeIntent.ApplyManifests([manifest]), [new PlanStep.Apply(gateway, manifest), new PlanStep.Patch(ObjectKey.ForNamespace(name), """{"metadata":{"labels":{"tier":"gold"}}}""")], []);
        await trial.PreviewAsync(plan, Token);

        // The same values, so that nothing looks changed: only who owns them has.
        await trial.Cluster.ApplyAsync(gateway, Manifest(name, "service"), "argocd-controller", Token);
        await trial.LookAsync(Token);
        var aftermath = await trial.ApplyAsync(Token, new ApplyOptions(ForceConflicts: isForced));

        await aftermath.NothingBeyondThePreviewAsync(Token);
        await aftermath.TheHistoryIsTrueAsync(RunState.Failed, [StepState.Failed, StepState.NotReached], Token);
        aftermath.Run.Steps[0].Problem!.Kind.ShouldBe(StepProblemKind.Conflict, "forcing is for conflicts that were shown");
        await aftermath.ThePageSaysAsync("Nothing was changed.", "Another manager owns a field", "conflict with \"argocd-controller\"", "istio.io/waypoint-for");
        await aftermath.TheWayBackIsAsync([], Token);
    }

    [Fact]
    public async Task A_waypoint_that_is_never_programmed_stops_the_plan_before_anybody_is_enrolled()
    {
        const string Ns = "fault-slow";
        await using var trial = await ChangeTrial.StartAsync(ground, Ns, Token);
        await trial.PreviewAsync(ApplyScenarios.Deploy(Ns), Token);

        var aftermath = await trial.ApplyAsync(Token, new ApplyOptions(ProgrammedTimeout: TimeSpan.FromSeconds(1)));

        await aftermath.NothingBeyondThePreviewAsync(Token);
        await aftermath.TheHistoryIsTrueAsync(RunState.Failed, [StepState.Done, StepState.Failed, StepState.NotReached], Token);
        await aftermath.ThePageSaysAsync("1 step done and stay", "2 steps not", "It took too long", $"Waypoint {Ns}/waypoint was not programmed within 1 s.");
        await aftermath.TheWayBackIsAsync([new ObjectKey(ResourceKind.Gateway, Ns, "waypoint")], Token);
    }

    [Fact]
    public async Task Of_two_operators_who_apply_to_the_same_objects_at_once_one_wins_and_the_other_is_told_which_change_came_first()
    {
        const string Ns = "fault-two";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        await using var first = Operating.With(ground.KubeconfigFile(KubeUser.Admin));
        await using var second = Operating.With(ground.KubeconfigFile(KubeUser.Admin));
        var ns = ObjectKey.ForNamespace(Ns);
        var one = await first.PreviewAsync(ApplyScenarios.Label(ns, "tier", "gold"), Token);
        var two = await second.PreviewAsync(ApplyScenarios.Label(ns, "tier", "lead"), Token);
        var before = await cluster.AllAsync(Token);

        var runs = await Task.WhenAll(first.ApplyAsync(one, Token), second.ApplyAsync(two, Token));

        var (winner, loser, value) = runs[0].State == RunState.Succeeded ? (runs[0], runs[1], "gold") : (runs[1], runs[0], "lead");
        var (glad, sorry) = value == "gold" ? (first, second) : (second, first);
        var won = new Aftermath(cluster, before, glad, winner);
        await won.NothingBeyondThePreviewAsync(Token);
        await won.TheHistoryIsTrueAsync(RunState.Succeeded, [StepState.Done], Token);
        await won.ThePageSaysAsync("Done", "done");
        var lost = new Aftermath(cluster, await cluster.AllAsync(Token), sorry, loser);
        await lost.TheHistoryIsTrueAsync(RunState.Failed, [StepState.Failed], Token);
        await lost.ThePageSaysAsync("Nothing was changed.", "The object has changed since you looked", $"Namespace {Ns} has changed since the preview: metadata.labels.tier: (none) → \"{value}\". Preview again.");
        await lost.TheWayBackIsAsync([], Token);
        await won.TheWayBackIsAsync([ns], Token);
    }

    internal static ObjectKey Service(string ns, string name) => new(ResourceKind.Service, ns, name);

    /// <summary>Three services, and a plan that labels one after the other.</summary>
    private static async Task<ChangePlan> ThreeLabelsAsync(ChangeTrial trial, string ns)
    {
        await trial.Cluster.LoadAsync(
            $$"""
            apiVersion: v1
            kind: Service
            metadata: { name: pay, namespace: {{ns}} }
            spec: { ports: [{ port: 80, protocol: TCP }] }
            ---
            apiVersion: v1
            kind: Service
            metadata: { name: ship, namespace: {{ns}} }
            spec: { ports: [{ port: 80, protocol: TCP }] }
            """,
            Token);
        string[] names = ["cart", "pay", "ship"];
        foreach (var name in names)
        {
            await trial.Operating.SeesAsync(Service(ns, name), Token);
        }

        return new ChangePlan("Gold", new ChangeIntent.ApplyManifests([]), [.. names.Select(name => new PlanStep.Patch(Service(ns, name), """{"metadata":{"labels":{"tier":"gold"}}}"""))], []);
    }

    private static string Manifest(string ns, string traffic) =>
        $$$"""{"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway","metadata":{"name":"waypoint","namespace":"{{{ns}}}","labels":{"istio.io/waypoint-for":"{{{traffic}}}"}},"spec":{"gatewayClassName":"istio-waypoint","listeners":[{"name":"mesh","port":15008,"protocol":"HBONE"}]}}""";
}
