using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Tests.Changes;

public sealed class ImpactAnalysisTests
{
    private const string Shop = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint}}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: waypoint, namespace: shop}
        spec: {gatewayClassName: istio-waypoint, listeners: [{name: mesh, port: 15008, protocol: HBONE}]}
        status: {addresses: [{type: Hostname, value: waypoint.shop.svc.cluster.local}], conditions: [{type: Programmed, status: 'True'}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: cart, namespace: shop}
        spec: {clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1], selector: {app: cart}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: waypoint, namespace: shop, labels: {gateway.networking.k8s.io/gateway-name: waypoint, gateway.istio.io/managed: istio.io-mesh-controller}}
        spec: {clusterIP: 10.0.0.2, clusterIPs: [10.0.0.2]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: waypoint-1, namespace: shop, labels: {gateway.networking.k8s.io/gateway-name: waypoint, gateway.istio.io/managed: istio.io-mesh-controller, istio.io/dataplane-mode: none}}
        spec: {serviceAccountName: waypoint, nodeName: n1, containers: [{name: istio-proxy, image: p}]}
        status: {phase: Running, podIP: 10.1.0.1, podIPs: [{ip: 10.1.0.1}], conditions: [{type: Ready, status: 'True'}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: cart-1, namespace: shop, labels: {app: cart}, annotations: {ambient.istio.io/redirection: enabled}}
        spec: {serviceAccountName: cart, nodeName: n1, containers: [{name: app, image: a}]}
        status: {phase: Running, podIP: 10.1.0.2, podIPs: [{ip: 10.1.0.2}], conditions: [{type: Ready, status: 'True'}]}
        ---
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: readers, namespace: shop}
        spec: {targetRefs: [{kind: Service, group: '', name: cart}], rules: [{to: [{operation: {methods: [GET]}}]}]}
        """;

    private static readonly ObjectKey Cart = new(ResourceKind.Service, "shop", "cart");
    private static readonly ObjectKey Home = ObjectKey.ForNamespace("shop");
    private static readonly LiveMesh Before = ClusterText.ReadyMesh(Shop);

    [Fact]
    public void Nothing_changes_says_so()
    {
        var impact = ImpactAnalysis.Of(Before, []);

        impact.IsEmpty.ShouldBeTrue();
        impact.Verdict.ShouldHaveSingleItem().Text.ShouldBe("Nothing changes for traffic.");
    }

    [Fact]
    public void Unenrolling_a_namespace_names_the_services_and_the_policies_that_they_lose()
    {
        var home = Before.Mesh.Resources.FindNamespace("shop")!;

        var impact = ImpactAnalysis.Of(Before, [new(Home, home with { Metadata = home.Metadata with { Labels = home.Labels.With(IstioNames.UseWaypoint, null) } })]);

        var shift = impact.Bindings.ShouldHaveSingleItem();
        shift.Consumer.ShouldBe(Cart);
        shift.Before.ShouldBeOfType<WaypointBinding.Bound>().Waypoint.ShouldBe(new("shop", "waypoint"));
        shift.After.ShouldBeOfType<WaypointBinding.None>();
        var lost = impact.Enforcement.ShouldHaveSingleItem();
        (lost.Policy.Name, lost.For, lost.IsGained).ShouldBe(("readers", Cart, false));
        impact.Verdict[0].ShouldBe(new(Severity.Error, "Service shop/cart loses 1 security policy: AuthorizationPolicy shop/readers."));
        impact.Verdict.ShouldContain(fact => fact.Text == "Service shop/cart goes from waypoint shop/waypoint to no waypoint.");
    }

    [Theory]
    [InlineData("Successfully attached to waypoint shop/waypoint", false)]
    [InlineData("What an istiod of long ago has written", true)]
    public void What_istiod_has_written_is_written_anew_when_ingress_is_led_otherwise_unless_it_has_not_kept_up_before(string written, bool isStale)
    {
        var before = ClusterText.ReadyMesh(Shop.Replace(
            "selector: {app: cart}}", $"selector: {{app: cart}}}}\nstatus: {{conditions: [{{type: istio.io/WaypointBound, status: 'True', reason: WaypointAccepted, message: {written}}}]}}", StringComparison.Ordinal));
        var home = before.Mesh.Resources.FindNamespace("shop")!;
        var cart = (ServiceResource)before.Mesh.Resources.Find(Cart)!;
        before.Findings.Of(Cart).Any(finding => finding.Id == "WP018").ShouldBe(isStale);

        foreach (PlannedObject change in (PlannedObject[])
            [
                new(Home, home with { Metadata = home.Metadata with { Labels = home.Labels.With(IstioNames.IngressUseWaypoint, "true") } }),
                new(Cart, cart with { Metadata = cart.Metadata with { Labels = cart.Labels.With(IstioNames.IngressUseWaypoint, "true") } }),
            ])
        {
            PlannedWorld.After(before, [change]).Current.Findings.Of(Cart).Any(finding => finding.Id == "WP018").ShouldBe(isStale);
        }
    }

    [Fact]
    public void Deleting_a_waypoint_takes_what_istiod_deployed_along_and_leaves_consumers_refused()
    {
        var after = PlannedWorld.After(Before, [new(new(ResourceKind.Gateway, "shop", "waypoint"), null)]).Current;

        after.Mesh.Resources.Find(new(ResourceKind.Pod, "shop", "waypoint-1")).ShouldBeNull();
        after.Mesh.Resources.Find(new(ResourceKind.Service, "shop", "waypoint")).ShouldBeNull();
        after.Mesh.Resources.Find(Cart).ShouldNotBeNull();
        after.Mesh.Bindings.Of(Cart).ShouldBeOfType<WaypointBinding.Refused>().Refusal.Reason.ShouldBe(RefusalReason.WaypointIsNotReady);
    }

    [Fact]
    public void A_new_waypoint_counts_as_programmed_with_a_pod()
    {
        var gateway = ClusterText.One<GatewayResource>("""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: next, namespace: shop}
            spec: {gatewayClassName: istio-waypoint, listeners: [{name: mesh, port: 15008, protocol: HBONE}]}
            """);
        var cart = (ServiceResource)Before.Mesh.Resources.Find(Cart)!;
        var enrolled = cart with { Metadata = cart.Metadata with { Labels = cart.Labels.With(IstioNames.UseWaypoint, "next") } };

        var impact = ImpactAnalysis.Of(Before, [new(gateway.Key, gateway), new(Cart, enrolled)]);

        impact.Bindings.ShouldHaveSingleItem().After.ShouldBeOfType<WaypointBinding.Bound>().Waypoint.ShouldBe(new("shop", "next"));
        impact.Enforcement.Count.ShouldBe(0, "the policy goes along with the service");
        impact.Appearing.Where(finding => finding.Severity == Severity.Error).ShouldBeEmpty();
    }

    [Fact]
    public void A_namespace_that_joins_ambient_has_its_pods_redirected()
    {
        const string Office = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: office}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: desk-1, namespace: office}
            spec: {containers: [{name: app, image: a}]}
            status: {phase: Running, podIP: 10.1.0.9, podIPs: [{ip: 10.1.0.9}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: agent-1, namespace: office}
            spec: {hostNetwork: true, containers: [{name: app, image: a}]}
            status: {phase: Running, podIP: 10.1.0.8, podIPs: [{ip: 10.1.0.8}]}
            """;
        var before = ClusterText.ReadyMesh(Office);
        var home = before.Mesh.Resources.FindNamespace("office")!;

        var after = PlannedWorld.After(before, [new(home.Key, home with { Metadata = home.Metadata with { Labels = home.Labels.With(IstioNames.DataplaneMode, IstioNames.Ambient) } })]).Current;

        after.Mesh.Resources.Find(new(ResourceKind.Pod, "office", "desk-1"))!.Annotations[IstioNames.Redirection].ShouldBe("enabled");
        after.Mesh.Resources.Find(new(ResourceKind.Pod, "office", "agent-1"))!.Annotations[IstioNames.Redirection].ShouldBeNull();
    }

    [Fact]
    public void A_policy_that_is_deleted_stops_to_be_in_force()
    {
        var policy = new ObjectKey(ResourceKind.AuthorizationPolicy, "shop", "readers");

        var impact = ImpactAnalysis.Of(Before, [new(policy, null)]);

        impact.Enforcement.ShouldHaveSingleItem().ShouldBe(new(policy, Cart, false, "It is deleted."));
    }
}
