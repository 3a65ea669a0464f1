using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;
using WaypointDashboard.Shared.Tests.Policies;

namespace WaypointDashboard.Shared.Tests.Changes;

/// <summary>Policies that start or stop to be in force when they or their targets change.</summary>
public sealed class EnforcementShiftTests
{
    private const string Cart = "{targetRefs: [{kind: Service, group: '', name: cart}], rules: [{to: [{operation: {methods: [GET]}}]}]}";

    private static readonly ObjectKey Policy = new(ResourceKind.AuthorizationPolicy, "shop", "p");

    private static readonly ObjectKey Gateway = PolicyMesh.Waypoint;

    [Theory]
    [InlineData("shop", Cart, "service/shop/cart")]
    [InlineData("shop", "{targetRefs: [{kind: Gateway, group: gateway.networking.k8s.io, name: ingress}]}", "gateway/shop/ingress")]
    [InlineData("shop", "{rules: [{from: [{source: {namespaces: [a]}}]}]}", "namespace/shop")]
    [InlineData("istio-system", "{targetRefs: [{kind: GatewayClass, group: gateway.networking.k8s.io, name: istio-waypoint}]}", "gatewayclass/istio-waypoint")]
    public void A_new_policy_is_gained_where_it_will_be_in_force_and_lost_when_it_is_deleted(string home, string spec, string target)
    {
        var document = PolicyMesh.Authorization(spec, home);
        var policy = ClusterText.One<AuthorizationPolicyResource>(document);

        var gained = ImpactAnalysis.Of(ClusterText.ReadyMesh(PolicyMesh.Objects), [new(policy.Key, policy)]).Enforcement.ShouldHaveSingleItem();
        var lost = ImpactAnalysis.Of(ClusterText.ReadyMesh(PolicyMesh.Objects, document), [new(policy.Key, null)]).Enforcement.ShouldHaveSingleItem();

        (gained.Policy, gained.For.ToString(), gained.IsGained).ShouldBe((policy.Key, target, true));
        gained.Why.ShouldEndWith(".");
        lost.ShouldBe(new(policy.Key, gained.For, false, "It is deleted."));
    }

    [Fact]
    public void A_policy_that_takes_another_target_is_lost_for_the_first()
    {
        var next = ClusterText.One<AuthorizationPolicyResource>(PolicyMesh.Authorization(Cart.Replace("name: cart", "name: out", StringComparison.Ordinal)));

        var lost = ImpactAnalysis.Of(Mesh(), [new(Policy, next)]).Enforcement.ShouldHaveSingleItem();

        (lost.For, lost.IsGained).ShouldBe((PolicyMesh.Cart, false));
        lost.Why.ShouldStartWith("It was in force: ");
    }

    [Theory]
    [InlineData("none", "shop/cart will have no waypoint.")]
    [InlineData("gone", "shop/cart will have no waypoint: waypoint \"shop/gone\" is not ready.")]
    public void A_service_that_leaves_its_waypoint_loses_what_that_enforces(string label, string why) =>
        Lost(Mesh(), Labelled(Mesh(), label)).ShouldBe(why);

    [Fact]
    public void A_service_that_is_deleted_loses_its_policies() => Lost(Mesh(), new(PolicyMesh.Cart, null)).ShouldBe("shop/cart will be gone.");

    [Fact]
    public void A_policy_of_the_waypoint_is_not_enforced_by_another()
    {
        const string ofWaypoint = "{targetRefs: [{kind: Gateway, group: gateway.networking.k8s.io, name: waypoint}], rules: [{to: [{operation: {methods: [GET]}}]}]}";
        const string other = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: other, namespace: shop}
            spec: {gatewayClassName: istio-waypoint, listeners: [{name: mesh, port: 15008, protocol: HBONE}]}
            status: {addresses: [{value: 10.1.0.7}]}
            """;
        var mesh = ClusterText.ReadyMesh(PolicyMesh.Objects, other, PolicyMesh.Authorization(ofWaypoint));

        Lost(mesh, Labelled(mesh, "other")).ShouldBe("shop/cart will use waypoint shop/other, which does not apply it.");
    }

    [Fact]
    public void A_namespace_that_is_deleted_takes_what_lies_in_it_along()
    {
        var after = PlannedWorld.After(Mesh(), [new(ObjectKey.ForNamespace("shop"), null)]).Current.Mesh.Resources;

        after.FindNamespace("shop").ShouldBeNull();
        after.In("shop").Everything().ShouldBeEmpty();
        after.All<GatewayClassResource>(ResourceKind.GatewayClass).Count().ShouldBe(2);
    }

    [Fact]
    public void A_gateway_that_is_deleted_takes_along_what_istiod_made_for_it_only()
    {
        const string services = """
            apiVersion: v1
            kind: Service
            metadata: {name: made, namespace: shop, labels: {gateway.networking.k8s.io/gateway-name: waypoint, gateway.istio.io/managed: x}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: by-hand, namespace: shop, labels: {gateway.networking.k8s.io/gateway-name: waypoint}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: of-another, namespace: shop, labels: {gateway.networking.k8s.io/gateway-name: ingress, gateway.istio.io/managed: x}}
            """;

        var after = PlannedWorld.After(ClusterText.ReadyMesh(PolicyMesh.Objects, services), [new(Gateway, null)]).Current.Mesh.Resources.In("shop");

        after.Find(ResourceKind.Service, "made").ShouldBeNull();
        after.Find(ResourceKind.Service, "by-hand").ShouldNotBeNull();
        after.Find(ResourceKind.Service, "of-another").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("ambient", "enabled")]
    public void A_pod_s_own_label_decides_whether_the_CNI_redirects_it(string mode, string? redirected)
    {
        var mesh = Mesh();
        var pod = (PodResource)mesh.Mesh.Resources.Find(new(ResourceKind.Pod, "shop", redirected is null ? "cart-1" : "bare-1"))!;

        var after = PlannedWorld.After(mesh, [new(pod.Key, pod with { Metadata = pod.Metadata with { Labels = pod.Labels.With(IstioNames.DataplaneMode, mode) } })]).Current;

        after.Mesh.Resources.Find(pod.Key)!.Annotations[IstioNames.Redirection].ShouldBe(redirected);
    }

    [Fact]
    public void A_service_entry_that_leaves_its_waypoint_has_its_condition_taken_away()
    {
        var key = new ObjectKey(ResourceKind.ServiceEntry, "shop", "mail");
        var mesh = Mesh();
        var entry = (ServiceEntryResource)mesh.Mesh.Resources.Find(key)!;
        var left = entry with { Metadata = entry.Metadata with { Labels = entry.Labels.With(IstioNames.UseWaypoint, "none") } };
        var told = left with { Conditions = [new("istio.io/WaypointBound", "True", "WaypointAccepted", ""), new("Other", "True", "", "")] };

        var after = (ServiceEntryResource)PlannedWorld.After(mesh, [new(key, told)]).Current.Mesh.Resources.Find(key)!;

        after.Conditions.Select(condition => condition.Type).ShouldBe(["Other"]);
    }

    private static LiveMesh Mesh() => ClusterText.ReadyMesh(PolicyMesh.Objects, PolicyMesh.Authorization(Cart));

    private static PlannedObject Labelled(LiveMesh mesh, string waypoint)
    {
        var cart = (ServiceResource)mesh.Mesh.Resources.Find(PolicyMesh.Cart)!;
        return new(cart.Key, cart with { Metadata = cart.Metadata with { Labels = cart.Labels.With(IstioNames.UseWaypoint, waypoint) } });
    }

    /// <summary>Why the one policy that is lost is.</summary>
    private static string Lost(LiveMesh mesh, PlannedObject change)
    {
        var lost = ImpactAnalysis.Of(mesh, [change]).Enforcement.ShouldHaveSingleItem();
        (lost.Policy, lost.For, lost.IsGained).ShouldBe((Policy, PolicyMesh.Cart, false));
        return lost.Why;
    }
}
