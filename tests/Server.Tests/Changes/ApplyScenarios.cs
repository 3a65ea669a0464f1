using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>What applying does and does not, on any API server.</summary>
public abstract class ApplyScenarios(ChangeGround ground)
{
    private const string UseWaypoint = "istio.io/use-waypoint";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_waypoint_is_deployed_waited_for_and_used_and_nothing_else_is_touched()
    {
        const string Ns = "apply-happy";
        await using var trial = await ChangeTrial.StartAsync(ground, Ns, Token);
        var (cluster, operating) = trial;
        var (gateway, ns) = (new ObjectKey(ResourceKind.Gateway, Ns, "waypoint"), ObjectKey.ForNamespace(Ns));

        var preview = await operating.PreviewAsync(Deploy(Ns), Token);
        preview.Steps.Select(step => step.Problem?.Message).ShouldAllBe(problem => problem == null);
        preview.CanApply.ShouldBeTrue();
        preview.Steps.Select(step => step.Step.Target).ShouldBe([gateway, gateway, ns]);
        preview.Steps[0].Before.ShouldBeEmpty();
        preview.Steps[0].After.ShouldContain("gatewayClassName: istio-waypoint");
        foreach (var drawn in (string[])["managedFields", "uid:", "creationTimestamp", "generation", "status:"])
        {
            preview.Steps[0].After.ShouldNotContain(drawn);
        }

        preview.Steps[2].Before.ShouldNotContain(UseWaypoint);
        preview.Steps[2].After.ShouldContain($"{UseWaypoint}: waypoint");
        (await cluster.FindAsync(gateway, Token)).ShouldBeNull("a preview changes nothing");
        (await cluster.LabelAsync(ns, UseWaypoint, Token)).ShouldBeNull();
        await operating.SeesAsync(new ObjectKey(ResourceKind.Service, Ns, "cart"), Token);
        operating.Changes.Forecast(preview).Impact.Bindings.ShouldHaveSingleItem().After.ShouldBe(new WaypointBinding.Bound(ns, new WaypointRef(Ns, "waypoint")));
        var before = await cluster.AllAsync(Token);

        var id = await operating.Changes.StartAsync(preview, new ApplyOptions(), Token);
        await operating.SeesAsync(gateway, Token);
        operating.Changes.Running.Select(run => run.Id).ShouldBe([id]);
        (await cluster.LabelAsync(ns, UseWaypoint, Token)).ShouldBeNull("the waypoint does not work yet");
        await cluster.ProgramAsync(gateway, Token);
        var run = await operating.EndAsync(id, Token);

        run.State.ShouldBe(RunState.Succeeded, string.Join(' ', run.Steps));
        run.Steps.Select(step => step.State).ShouldAllBe(state => state == StepState.Done);
        (await cluster.LabelAsync(ns, UseWaypoint, Token)).ShouldBe("waypoint");
        operating.Changes.Running.ShouldBeEmpty();
        Touched(before, await cluster.AllAsync(Token)).ShouldBe([$"Gateway {Ns}/waypoint", $"Namespace /{Ns}"]);

        var entry = (await operating.History.ReadAsync(id, Token)).ShouldNotBeNull();
        entry.State.ShouldBe(RunState.Succeeded);
        entry.Actor.ShouldBe(run.Actor);
        entry.EndedAt.ShouldNotBeNull();
        entry.Steps.Select(step => step.Run.State).ShouldAllBe(state => state == StepState.Done);
        entry.Steps[2].Run.Before.ShouldNotContain(UseWaypoint);
        entry.Steps[2].Run.After.ShouldContain($"{UseWaypoint}: waypoint");
        (await cluster.EventsAsync(Ns, Token)).ShouldContain(found => (string?)found["reportingComponent"] == "waypoint-dashboard" && (string?)found["involvedObject"]!["name"] == "waypoint");
    }

    [Fact]
    public async Task An_object_that_changed_since_the_preview_is_left_alone()
    {
        const string Ns = "apply-changed";
        await using var trial = await ChangeTrial.StartAsync(ground, Ns, Token);
        var (cluster, operating) = trial;
        var ns = ObjectKey.ForNamespace(Ns);
        var preview = await operating.PreviewAsync(Label(ns, "tier", "gold"), Token);

        await cluster.PatchAsync(ns, """{"metadata":{"labels":{"team":"b"}}}""", Token);
        var run = await operating.ApplyAsync(preview, Token);

        run.State.ShouldBe(RunState.Failed);
        run.Steps[0].Problem.ShouldNotBeNull().Kind.ShouldBe(StepProblemKind.ChangedSince);
        run.Steps[0].Problem!.Message.ShouldContain("metadata.labels.team: \"a\" → \"b\"");
        run.Steps[0].Before.ShouldContain("team: b");
        (await cluster.LabelAsync(ns, "tier", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_status_that_moves_is_no_change()
    {
        const string Ns = "apply-status";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        var gateway = await WaypointAsync(cluster, Ns);
        await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Admin));
        var preview = await operating.PreviewAsync(new ChangeIntent.SetTrafficType(new WaypointRef(Ns, "waypoint"), TrafficType.All), Token);

        await cluster.ProgramAsync(gateway, Token);
        var run = await operating.ApplyAsync(preview, Token);

        run.State.ShouldBe(RunState.Succeeded, run.Steps[0].Problem?.Message);
        (await cluster.LabelAsync(gateway, "istio.io/waypoint-for", Token)).ShouldBe("all");
    }

    [Fact]
    public async Task An_object_that_was_deleted_or_made_again_since_the_preview_stops_the_plan()
    {
        const string Ns = "apply-deleted";
        await using var trial = await ChangeTrial.StartAsync(ground, Ns, Token);
        var (cluster, operating) = trial;
        var service = new ObjectKey(ResourceKind.Service, Ns, "cart");
        await operating.SeesAsync(service, Token);
        var label = await operating.PreviewAsync(Label(service, "tier", "gold"), Token);
        var delete = await operating.PreviewAsync(new ChangeIntent.DeleteObject(service), Token);
        label.CanApply.ShouldBeTrue();
        delete.CanApply.ShouldBeTrue();
        delete.Steps[0].After.ShouldBeEmpty();

        await cluster.DeleteAsync(service, Token);
        (await operating.ApplyAsync(label, Token)).Steps[0].Problem.ShouldNotBeNull().Kind.ShouldBe(StepProblemKind.NotFound);
        await cluster.LoadShopAsync(Ns, Token);
        var run = await operating.ApplyAsync(delete, Token);

        run.Steps[0].Problem.ShouldNotBeNull().Message.ShouldContain("deleted and created again");
        (await cluster.FindAsync(service, Token)).ShouldNotBeNull("another incarnation is none of the plan's business");
    }

    [Fact]
    public async Task Of_two_operators_on_one_object_the_second_is_told()
    {
        const string Ns = "apply-two";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        await using var first = Operating.With(ground.KubeconfigFile(KubeUser.Admin));
        await using var second = Operating.With(ground.KubeconfigFile(KubeUser.Admin));
        var ns = ObjectKey.ForNamespace(Ns);
        var one = await first.PreviewAsync(Label(ns, "tier", "gold"), Token);
        var two = await second.PreviewAsync(Label(ns, "tier", "lead"), Token);

        var runs = await Task.WhenAll(first.ApplyAsync(one, Token), second.ApplyAsync(two, Token));

        runs.Select(run => run.State).Order().ShouldBe([RunState.Succeeded, RunState.Failed]);
        var winner = runs[0].State == RunState.Succeeded ? "gold" : "lead";
        (await cluster.LabelAsync(ns, "tier", Token)).ShouldBe(winner);
        runs.Single(run => run.State == RunState.Failed).Steps[0].Problem.ShouldNotBeNull().Kind.ShouldBe(StepProblemKind.ChangedSince);
    }

    [Fact]
    public async Task A_waypoint_that_is_not_programmed_in_time_stops_the_plan()
    {
        const string Ns = "apply-slow";
        await using var trial = await ChangeTrial.StartAsync(ground, Ns, Token);
        var (cluster, operating) = trial;

        var run = await operating.ApplyAsync(await operating.PreviewAsync(Deploy(Ns), Token), Token, new ApplyOptions(ProgrammedTimeout: TimeSpan.FromSeconds(1)));

        run.State.ShouldBe(RunState.Failed);
        run.Steps.Select(step => step.State).ShouldBe([StepState.Done, StepState.Failed, StepState.NotReached]);
        run.Steps[1].Problem.ShouldNotBeNull().Kind.ShouldBe(StepProblemKind.TimedOut);
        run.Steps[1].Problem!.Message.ShouldStartWith($"Waypoint {Ns}/waypoint was not programmed within 1 s.");
        (await cluster.LabelAsync(ObjectKey.ForNamespace(Ns), UseWaypoint, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_read_only_dashboard_previews_and_refuses()
    {
        const string Ns = "apply-read-only";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Admin), isReadOnly: true);
        operating.Changes.IsReadOnly.ShouldBeTrue();

        var run = await operating.ApplyAsync(await operating.PreviewAsync(Label(ObjectKey.ForNamespace(Ns), "tier", "gold"), Token), Token);

        run.State.ShouldBe(RunState.Failed);
        run.Steps[0].Problem.ShouldNotBeNull().Kind.ShouldBe(StepProblemKind.ReadOnly);
        (await cluster.LabelAsync(ObjectKey.ForNamespace(Ns), "tier", Token)).ShouldBeNull();
        (await operating.History.ReadAsync(run.Id, Token)).ShouldNotBeNull().State.ShouldBe(RunState.Failed);
    }

    [Fact]
    public async Task What_was_not_previewed_is_not_applied()
    {
        const string Ns = "apply-tampered";
        await using var trial = await ChangeTrial.StartAsync(ground, Ns, Token);
        var (cluster, operating) = trial;
        var ns = ObjectKey.ForNamespace(Ns);
        var preview = await operating.PreviewAsync(Label(ns, "tier", "gold"), Token);
        var step = preview.Steps[0] with { Step = new PlanStep.Patch(ns, """{"metadata":{"labels":{"tier":"lead"}}}""") };

        var run = await operating.ApplyAsync(preview with { Steps = [step] }, Token);

        run.State.ShouldBe(RunState.Failed);
        (await cluster.LabelAsync(ns, "tier", Token)).ShouldBeNull();
    }

    internal static ChangeIntent.DeployWaypoint Deploy(string ns) =>
        new(new WaypointRef(ns, "waypoint"), TrafficType.Service, null, new AllowedNamespaces.Same(), EnrollNamespace: true);

    internal static ChangeIntent.EditMetadata Label(ObjectKey key, string label, string? value) => new(key, [KeyValuePair.Create(label, value)], []);

    internal static async Task<ObjectKey> WaypointAsync(ClusterText cluster, string ns)
    {
        await cluster.LoadAsync(
            $$"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: { name: waypoint, namespace: {{ns}} }
            spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }
            """,
            Token);
        return new ObjectKey(ResourceKind.Gateway, ns, "waypoint");
    }

    private static IEnumerable<string> Touched(SortedDictionary<string, string> before, SortedDictionary<string, string> after) =>
        before.Keys.Union(after.Keys).Where(key => before.GetValueOrDefault(key) != after.GetValueOrDefault(key)).Order(StringComparer.Ordinal);
}
