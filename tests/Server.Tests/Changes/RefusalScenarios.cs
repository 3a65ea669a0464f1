using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>What previews say that stands in the way: rights, other managers, the server's own rules.</summary>
public abstract class RefusalScenarios(ChangeGround ground)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rights_that_are_missing_are_named_with_the_rule_that_would_give_them()
    {
        const string Ns = "refuse-rights";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        await cluster.LoadAsync(Rights(Ns, "look", KubeUser.Alice, "get, list, watch", "get, list, watch"), Token);
        await using var admin = Operating.With(ground.KubeconfigFile(KubeUser.Admin));
        var plan = await admin.PlanAsync(ApplyScenarios.Deploy(Ns), Token);
        await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Alice));

        var preview = await operating.Changes.PreviewAsync(plan, Token);

        preview.CanApply.ShouldBeFalse();
        preview.Steps[0].Problem.ShouldNotBeNull().Kind.ShouldBe(StepProblemKind.Forbidden);
        preview.Steps[0].Problem!.Message.ShouldContain("alice");
        preview.Steps[0].Problem!.MissingRule.ShouldContain("kind: Role\n");
        preview.Steps[0].Problem!.MissingRule.ShouldContain($"namespace: {Ns}\n");
        preview.Steps[0].Problem!.MissingRule.ShouldContain("- apiGroups: [gateway.networking.k8s.io]\n  resources: [gateways]\n  verbs: [");
        preview.Steps[2].Problem.ShouldNotBeNull().Kind.ShouldBe(StepProblemKind.Forbidden);
        preview.Steps[2].Problem!.MissingRule.ShouldContain("verbs: [patch]");
        (await operating.Access.AskAsync(new AccessQuestion("patch", ResourceKind.Gateway, Ns), Token)).IsAllowed.ShouldBeFalse();
        (await operating.Access.AskAsync(new AccessQuestion("list", ResourceKind.Gateway, Ns), Token)).ShouldBe(new AccessAnswer(true, "", ""));

        var run = await operating.ApplyAsync(preview, Token);
        run.State.ShouldBe(RunState.Failed);
        (await cluster.FindAsync(plan.Steps[0].Target, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Rights_that_go_half_way_stop_the_plan_there()
    {
        const string Ns = "refuse-half-way";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        await cluster.LoadAsync(Rights(Ns, "half-way", KubeUser.Bob, "get, list, watch, create, patch", "get, list, watch, patch"), Token);
        await using var admin = Operating.With(ground.KubeconfigFile(KubeUser.Admin));
        var plan = await admin.PlanAsync(ApplyScenarios.Deploy(Ns), Token);
        await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Bob));
        var preview = await operating.Changes.PreviewAsync(plan, Token);
        preview.Steps.Select(step => step.Problem?.Message).ShouldAllBe(problem => problem == null);

        var id = await operating.Changes.StartAsync(preview, new ApplyOptions(), Token);
        await admin.SeesAsync(plan.Steps[0].Target, Token);
        await cluster.LoadAsync(Rights(Ns, "half-way", KubeUser.Bob, "get, list, watch, create, patch", "get, list, watch"), Token);
        await cluster.ProgramAsync(plan.Steps[0].Target, Token);
        var run = await operating.EndAsync(id, Token);

        run.State.ShouldBe(RunState.Failed);
        run.Steps.Select(step => step.State).ShouldBe([StepState.Done, StepState.Done, StepState.Failed]);
        run.Steps[2].Problem.ShouldNotBeNull().Kind.ShouldBe(StepProblemKind.Forbidden);
        run.Steps[2].Problem!.MissingRule.ShouldContain("resources: [namespaces]\n  verbs: [patch]");
        (await operating.History.ReadAsync(id, Token)).ShouldNotBeNull().Steps[2].Run.Problem.ShouldBe(run.Steps[2].Problem);
    }

    [Fact]
    public async Task Fields_of_another_manager_are_taken_over_only_when_the_operator_forces()
    {
        const string Ns = "refuse-conflict";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        var gateway = new ObjectKey(ResourceKind.Gateway, Ns, "waypoint");
        await cluster.ApplyAsync(
            gateway,
            $$$"""{"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway","metadata":{"name":"waypoint","namespace":"{{{Ns}}}","labels":{"istio.io/waypoint-for":"workload"}},"spec":{"gatewayClassName":"istio-waypoint","listeners":[{"name":"mesh","port":15008,"protocol":"HBONE"}]}}""",
            "argocd-controller",
            Token);
        await cluster.ProgramAsync(gateway, Token);
        await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Admin));
        await operating.SeesAsync(gateway, Token);

        var preview = await operating.PreviewAsync(ApplyScenarios.Deploy(Ns) with { EnrollNamespace = false }, Token);
        preview.CanApply.ShouldBeFalse();
        preview.Steps[0].Problem.ShouldNotBeNull().Kind.ShouldBe(StepProblemKind.Conflict);
        preview.Steps[0].Problem!.Message.ShouldContain("argocd-controller");
        preview.Steps[0].After.ShouldContain("istio.io/waypoint-for: service", customMessage: "what forcing would do is shown");
        preview.Steps[0].Managers.ShouldHaveSingleItem().ShouldBe("Argo CD (argocd-controller) owns metadata.labels.istio.io/waypoint-for, which this step changes: it will put it back when it reconciles. Change it in its source too.");

        (await operating.ApplyAsync(preview, Token)).State.ShouldBe(RunState.Failed);
        (await cluster.LabelAsync(gateway, "istio.io/waypoint-for", Token)).ShouldBe("workload");
        var forced = await operating.ApplyAsync(preview, Token, new ApplyOptions(ForceConflicts: true));
        forced.State.ShouldBe(RunState.Succeeded, forced.Steps[0].Problem?.Message);
        (await cluster.LabelAsync(gateway, "istio.io/waypoint-for", Token)).ShouldBe("service");
    }

    [Theory]
    [InlineData("""{"metadata":{"labels":{"app.kubernetes.io/managed-by":"kustomize-v5.4.2"}}}""", "kustomize-v5.4.2")]
    [InlineData("""{"metadata":{"annotations":{"config.kubernetes.io/origin":"path: base/cart.yaml\nrepo: shop\n"}}}""", "path: base/cart.yaml, repo: shop")]
    public async Task An_object_that_kustomize_made_is_pointed_out_beforehand(string marks, string source)
    {
        var ns = $"refuse-kustomize-{source.Length}";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(ns, Token);
        var service = new ObjectKey(ResourceKind.Service, ns, "cart");
        await cluster.PatchAsync(service, marks, Token);
        await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Admin));
        await operating.SeesAsync(service, Token);

        var preview = await operating.PreviewAsync(ApplyScenarios.Label(service, "tier", "gold"), Token);

        preview.Steps[0].Managers.ShouldHaveSingleItem().ShouldBe($"kustomize ({source}) made this object: the next time that it is applied, it may undo this step. Change the kustomization too.");
    }

    [Fact]
    public async Task Who_will_put_things_back_is_said_beforehand()
    {
        const string Ns = "refuse-managers";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        var service = new ObjectKey(ResourceKind.Service, Ns, "cart");
        await cluster.PatchAsync(service, """{"metadata":{"labels":{"app.kubernetes.io/managed-by":"Helm","kustomize.toolkit.fluxcd.io/name":"apps","kustomize.toolkit.fluxcd.io/namespace":"flux-system"},"annotations":{"meta.helm.sh/release-name":"shop"}}}""", Token);
        await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Admin));
        await operating.SeesAsync(service, Token);

        var preview = await operating.PreviewAsync(ApplyScenarios.Label(service, "tier", "gold"), Token);

        preview.CanApply.ShouldBeTrue();
        preview.Steps[0].Managers.ShouldBe(
        [
            "Flux (Kustomization flux-system/apps) manages this object: when it reconciles, it may undo this step. Change its source too.",
            "Helm (release shop) manages this object: the next upgrade or rollback may undo this step. Change the chart's values too.",
        ]);
    }

    [Fact]
    public async Task What_the_server_does_not_accept_is_said_in_its_words()
    {
        const string Ns = "refuse-invalid";
        await using var trial = await ChangeTrial.StartAsync(ground, Ns, Token);
        var (cluster, operating) = trial;
        var manifest = $$$"""{"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway","metadata":{"name":"odd","namespace":"{{{Ns}}}"},"spec":{"gatewayClassName":"istio-waypoint","listeners":[{"name":"mesh","port":99999,"protocol":"HBONE"}]}}""";

        var preview = await operating.PreviewAsync(new ChangeIntent.ApplyManifests([manifest]), Token);

        preview.Steps[0].Problem.ShouldNotBeNull().Kind.ShouldBe(StepProblemKind.Rejected);
        preview.Steps[0].Problem!.Message.ShouldContain("port");
        preview.Steps[0].AfterJson.ShouldBeEmpty();
    }

    [Fact]
    public async Task Steps_that_build_on_earlier_ones_are_previewed_on_top_of_them_and_applied()
    {
        const string Ns = "refuse-nothing";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Admin));
        string[] manifests =
        [
            $$$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{{Ns}}}"}}""",
            $$$"""{"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway","metadata":{"name":"waypoint","namespace":"{{{Ns}}}"},"spec":{"gatewayClassName":"istio-waypoint","listeners":[{"name":"mesh","port":15008,"protocol":"HBONE"}]}}""",
        ];
        var preview = await operating.PreviewAsync(new ChangeIntent.ApplyManifests([.. manifests]), Token);

        preview.Steps.Select(step => step.Problem?.Message).ShouldAllBe(problem => problem == null);
        preview.Steps[1].After.ShouldContain("gatewayClassName: istio-waypoint");
        (await cluster.FindAsync(ObjectKey.ForNamespace(Ns), Token)).ShouldBeNull();

        var run = await operating.ApplyAsync(preview, Token);
        run.State.ShouldBe(RunState.Succeeded, string.Join(' ', run.Steps));

        // The same object twice: the second step stands on what the first one leaves.
        var gateway = new ObjectKey(ResourceKind.Gateway, Ns, "waypoint");
        await operating.SeesAsync(gateway, Token);
        var plan = await operating.PlanAsync(new ChangeIntent.SetTrafficType(new WaypointRef(Ns, "waypoint"), TrafficType.All), Token);
        var twice = await operating.Changes.PreviewAsync(plan with { Steps = [.. plan.Steps, new PlanStep.Patch(gateway, """{"metadata":{"labels":{"tier":"gold"}}}"""), new PlanStep.Delete(gateway)] }, Token);
        twice.Steps[1].Before.ShouldContain("istio.io/waypoint-for: all");
        twice.Steps[1].After.ShouldContain("tier: gold");
        twice.Steps[2].Before.ShouldContain("tier: gold");
        var second = await operating.ApplyAsync(twice, Token);
        second.State.ShouldBe(RunState.Succeeded, string.Join(' ', second.Steps));
        (await cluster.FindAsync(gateway, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Allowed_namespaces_are_edited_and_the_other_listeners_stay()
    {
        const string Ns = "refuse-listeners";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        var gateway = await ApplyScenarios.WaypointAsync(cluster, Ns);
        await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Admin));
        await operating.SeesAsync(gateway, Token);

        var preview = await operating.PreviewAsync(new ChangeIntent.SetAllowedNamespaces(new WaypointRef(Ns, "waypoint"), new AllowedNamespaces.All()), Token);
        preview.CanApply.ShouldBeTrue(preview.Steps[0].Problem?.Message);
        preview.Steps[0].After.ShouldContain("from: All");
        var run = await operating.ApplyAsync(preview, Token);

        run.State.ShouldBe(RunState.Succeeded, run.Steps[0].Problem?.Message);
        var listeners = (await cluster.FindAsync(gateway, Token))!["spec"]!["listeners"]!.AsArray();
        ((string?)listeners.ShouldHaveSingleItem()!["allowedRoutes"]!["namespaces"]!["from"]).ShouldBe("All");
    }

    internal static string Rights(string ns, string name, KubeUser user, string gateways, string namespaces) =>
        $$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: { name: {{name}}, namespace: {{ns}} }
        rules:
        - { apiGroups: [gateway.networking.k8s.io], resources: [gateways], verbs: [{{gateways}}] }
        - { apiGroups: [""], resources: [namespaces], verbs: [{{namespaces}}] }
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: { name: {{name}}, namespace: {{ns}} }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: {{name}} }
        subjects: [{ apiGroup: rbac.authorization.k8s.io, kind: User, name: {{user.Name}} }]
        """;
}
