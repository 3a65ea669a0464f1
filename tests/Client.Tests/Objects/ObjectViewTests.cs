using WaypointDashboard.Client.Pages.Objects;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Tests.Objects;

public sealed class ObjectViewTests
{
    private static readonly LabelSet App = LabelSet.Of(("app", "cart"));
    private static readonly LabelSet Gate = LabelSet.Of((IstioNames.GatewayName, "gate"));

    private static readonly LiveMesh Live = MeshOf.Objects(
        MeshOf.Namespace("shop", (IstioNames.UseWaypoint, "gate")),
        MeshOf.Waypoint("shop", "gate"),
        new DeploymentResource(new("shop", "gate", Gate, LabelSet.Empty), Gate, 1, 1, []),
        new PodResource(new("shop", "gate-1", Gate, LabelSet.Empty), "Running", ["10.1.0.9"], "node", "gate", false, true, ["istio-proxy"]),
        new AutoscalerResource(new("shop", "gate", LabelSet.Empty, LabelSet.Empty), new("apps", "Deployment", "gate"), 1, 3),
        new DisruptionBudgetResource(new("shop", "gate", LabelSet.Empty, LabelSet.Empty), new(Gate, [])),
        new ServiceResource(new("shop", "cart", LabelSet.Empty, LabelSet.Empty), "ClusterIP", ["10.0.0.1"], App, [new("http", 80, "TCP")], [], []),
        new DeploymentResource(new("shop", "cart", LabelSet.Empty, LabelSet.Empty), App, 1, 1, []),
        new ReplicaSetResource(new("shop", "cart-5d", LabelSet.Empty, LabelSet.Empty, Owner: new("Deployment", "cart")), App, 1),
        new PodResource(new("shop", "cart-5d-1", App, LabelSet.Of((IstioNames.Redirection, "enabled")), Owner: new("ReplicaSet", "cart-5d")), "Running", ["10.1.0.1"], "node", "default", false, true, ["app"]),
        new AuthorizationPolicyResource(
            new("shop", "readers", LabelSet.Empty, LabelSet.Empty), null, [new("", "Service", "cart")], "ALLOW", [], []),
        new AuthorizationPolicyResource(
            new("shop", "lost", LabelSet.Empty, LabelSet.Empty), null, [new("", "Service", "gone")], "ALLOW", [], []));

    [Fact]
    public void A_waypoint_leads_to_those_who_use_it_and_to_what_was_made_for_it()
    {
        var view = View(ResourceKind.Gateway, "gate");

        Names(view, "Services that name it").ShouldBe(["cart"]);
        Names(view, "Its pods").ShouldBe(["gate-1"]);
        Names(view, "Made for it").ShouldBe(["gate"]);
        Names(view, "Scaling and disruption").ShouldBe(["gate", "gate"]);
        view.Policies.Single(policy => policy.Policy.Name == "readers").IsInForce.ShouldBeTrue();
    }

    [Fact]
    public void A_service_leads_to_its_pods_and_says_what_policies_apply()
    {
        var view = View(ResourceKind.Service, "cart");

        Names(view, "Pods").ShouldBe(["cart-5d-1"]);
        view.Policies.ShouldHaveSingleItem().Where.ShouldBe("waypoint shop/gate");
    }

    [Fact]
    public void A_pod_leads_up_its_owners()
    {
        View(ResourceKind.Pod, "cart-5d-1").Related.Single(group => group.Title.StartsWith("Owners", StringComparison.Ordinal)).Objects
            .Select(owner => owner.Key.ToString()).ShouldBe(["replicaset/shop/cart-5d", "deployment/shop/cart"]);
    }

    [Fact]
    public void A_policy_that_is_not_in_force_says_why()
    {
        var policy = View(ResourceKind.AuthorizationPolicy, "lost").Policies.ShouldHaveSingleItem();

        policy.IsInForce.ShouldBeFalse();
        policy.Why.ShouldBe("There is no Service shop/gone.");
    }

    [Fact]
    public void A_namespace_counts_what_it_holds()
    {
        var view = ObjectView.Read(ObjectKey.ForNamespace("shop"), Live).ShouldNotBeNull();

        view.Facts.Single(fact => fact.Name == "Services bound").Text.ShouldBe("1 of 1");
        view.Facts.Single(fact => fact.Name == "Waypoint").Object.ShouldBe(new ObjectKey(ResourceKind.Gateway, "shop", "gate"));
        Names(view, "Workloads").ShouldBe(["cart-5d-1", "gate-1"]);
    }

    [Fact]
    public void A_namespace_shows_what_is_wrong_in_it_its_own_first()
    {
        var live = Live with
        {
            Findings = FindingSet.From(
            [
                new("WP001", Severity.Error, new(ResourceKind.Service, "shop", "cart"), "a", "b", "c"),
                new("WP007", Severity.Warning, ObjectKey.ForNamespace("shop"), "a", "b", "c"),
                new("WP001", Severity.Error, new(ResourceKind.Service, "other", "cart"), "a", "b", "c"),
            ]),
        };

        ObjectView.Read(ObjectKey.ForNamespace("shop"), live).ShouldNotBeNull().Findings.Select(finding => finding.Id).ShouldBe(["WP007", "WP001"]);
    }

    private static ObjectView View(ResourceKind kind, string name) => ObjectView.Read(new(kind, "shop", name), Live).ShouldNotBeNull();

    private static IEnumerable<string> Names(ObjectView view, string title) => view.Related.Single(group => group.Title == title).Objects.Select(related => related.Key.Name);
}
