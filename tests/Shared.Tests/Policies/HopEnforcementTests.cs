using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;
using WaypointDashboard.Shared.Tests.Diagnostics;
using static WaypointDashboard.Shared.Tests.Policies.PolicyMesh;

namespace WaypointDashboard.Shared.Tests.Policies;

/// <summary>What applies at the stations of a path, and what rides on a waypoint.</summary>
public sealed class HopEnforcementTests
{
    private static readonly string[] Attached =
    [
        Authorization("{targetRefs: [{kind: Service, group: '', name: cart}]}", name: "by-service"),
        Authorization("{targetRefs: [{kind: Gateway, group: gateway.networking.k8s.io, name: waypoint}]}", name: "by-waypoint"),
        Authorization("{targetRefs: [{kind: Service, group: '', name: mail}]}", name: "of-another"),
        Authorization("{targetRefs: [{kind: Service, group: '', name: cart}]}", name: "dry", annotations: "{istio.io/dry-run: 'true'}"),
        Authorization("{targetRefs: [{kind: GatewayClass, group: gateway.networking.k8s.io, name: istio-waypoint}]}", "istio-system", "by-class"),
        Authorization("{targetRefs: [{kind: Deployment, group: apps, name: cart}]}", name: "of-no-kind"),
        Authorization("{targetRefs: [{kind: Gateway, group: gateway.networking.k8s.io, name: ingress}]}", name: "at-ingress"),
        Authorization("{rules: [{}]}", name: "at-ztunnel"),
        Authorization("{action: DENY, rules: [{to: [{operation: {methods: [GET]}}]}]}", name: "no-op"),
        Document("security.istio.io/v1", "PeerAuthentication", "{mtls: {mode: STRICT}}", name: "strict"),
        Document("telemetry.istio.io/v1", "Telemetry", "{}", name: "telemetry"),
        Document("telemetry.istio.io/v1", "Telemetry", "{selector: {matchLabels: {a: b}}}", name: "telemetry-of-pods"),
        Document("gateway.networking.k8s.io/v1", "HTTPRoute", "{parentRefs: [{kind: Service, group: '', name: cart}], rules: []}", name: "route"),
        Document("gateway.networking.k8s.io/v1", "HTTPRoute", "{parentRefs: [{kind: Service, group: '', name: cart, namespace: shop}], rules: []}", "istio-system", "route-unread"),
        Document("gateway.networking.k8s.io/v1", "HTTPRoute", "{parentRefs: [{name: ingress}], rules: [{backendRefs: [{name: cart, port: 80}]}]}", name: "ingress-route"),
        Document("gateway.networking.k8s.io/v1", "HTTPRoute", "{parentRefs: [{name: ingress}], rules: [{backendRefs: [{name: free, port: 80}]}]}", name: "ingress-elsewhere"),
        Document("gateway.networking.k8s.io/v1", "HTTPRoute", "{parentRefs: [{name: ingress}], rules: [{backendRefs: [{group: networking.istio.io, kind: Hostname, name: cart.shop.svc.cluster.local, port: 80}]}]}", name: "ingress-by-host"),
        Document("gateway.networking.k8s.io/v1", "HTTPRoute", "{parentRefs: [{name: ingress, namespace: shop}], rules: [{backendRefs: [{name: cart, namespace: shop, port: 80}]}]}", "routes", "ingress-from-routes"),
        Document("networking.istio.io/v1", "VirtualService", "{hosts: [cart]}", name: "virtual"),
        Document("networking.istio.io/v1", "VirtualService", "{hosts: [cart], gateways: [web]}", name: "virtual-web"),
        Document("networking.istio.io/v1", "VirtualService", "{hosts: [free]}", name: "virtual-other"),
        Document("networking.istio.io/v1", "DestinationRule", "{host: cart.shop.svc.cluster.local}", "istio-system", "rule"),
        Document("networking.istio.io/v1", "DestinationRule", "{host: free}", name: "rule-other"),
    ];

    private static readonly HopEnforcement Hops = new(With(Attached));

    [Fact]
    public void A_waypoint_applies_what_targets_it_the_service_or_its_class() =>
        Hops.AtWaypoint(new("shop", "waypoint"), Cart).Select(key => key.Name)
            .ShouldBe(["by-service", "by-waypoint", "by-class", "telemetry", "route", "virtual", "rule"], ignoreOrder: true);

    [Theory]
    [InlineData("AuthorizationPolicy", "security.istio.io/v1", "istio-system", "{kind: Gateway, group: gateway.networking.k8s.io, name: shared}", true)]
    [InlineData("Telemetry", "telemetry.istio.io/v1", "istio-system", "{kind: Gateway, group: gateway.networking.k8s.io, name: shared}", false)]
    [InlineData("Telemetry", "telemetry.istio.io/v1", "shop", "{kind: Service, group: '', name: cart}", true)]
    [InlineData("Telemetry", "telemetry.istio.io/v1", "istio-system", "{kind: GatewayClass, group: gateway.networking.k8s.io, name: istio-waypoint}", false)]
    [InlineData("AuthorizationPolicy", "security.istio.io/v1", "istio-system", "{kind: GatewayClass, group: gateway.networking.k8s.io, name: other-class}", false)]
    [InlineData("AuthorizationPolicy", "security.istio.io/v1", "shop", "{kind: GatewayClass, group: gateway.networking.k8s.io, name: istio-waypoint}", false)]
    [InlineData("AuthorizationPolicy", "security.istio.io/v1", "istio-system", "{kind: Service, group: '', name: cart, namespace: shop}", false)]
    public void At_a_waypoint_of_another_namespace_telemetry_comes_from_the_service_s_alone(string kind, string apiVersion, string home, string target, bool applies)
    {
        var hops = new HopEnforcement(With(Document(apiVersion, kind, $"{{targetRefs: [{target}]}}", home)));

        hops.AtWaypoint(new("istio-system", "shared"), Cart).Count.ShouldBe(applies ? 1 : 0);
    }

    [Fact]
    public void For_a_service_that_is_not_there_no_host_counts() =>
        Hops.AtWaypoint(new("shop", "waypoint"), Cart with { Name = "gone" }).Select(key => key.Name).ShouldBe(["by-waypoint", "by-class", "telemetry"], ignoreOrder: true);

    [Fact]
    public void Ztunnel_enforces_for_captured_pods_alone()
    {
        Hops.AtEndpoints([new(ResourceKind.Pod, "shop", "cart-1"), new(ResourceKind.Pod, "shop", "cart-1")]).Select(key => key.Name).ShouldBe(["at-ztunnel", "strict"], ignoreOrder: true);
        Hops.AtEndpoints([new(ResourceKind.Pod, "shop", "bare-1"), new(ResourceKind.Pod, "shop", "gone")]).ShouldBeEmpty();
    }

    [Fact]
    public void An_ingress_applies_its_policies_and_the_routes_that_lead_there() =>
        Hops.AtIngress(Ingress, Cart).Select(key => key.Name).ShouldBe(["at-ingress", "ingress-by-host", "ingress-from-routes", "ingress-route"], ignoreOrder: true);

    [Fact]
    public void An_ingress_has_no_route_to_what_is_not_there() => Hops.AtIngress(Ingress, Cart with { Name = "gone" }).Select(key => key.Name).ShouldBe(["at-ingress"]);

    [Theory]
    [InlineData("shop", "{group: networking.istio.io, kind: Hostname, name: pay.example.com, port: 443}", true)]
    [InlineData("shop", "{group: networking.istio.io, kind: Hostname, name: api.pay.example.com, port: 443}", false)]
    [InlineData("shop", "{group: networking.istio.io, kind: Hostname, name: pay.example.com, namespace: shop, port: 443}", false)]
    [InlineData("shop", "{group: networking.istio.io, kind: Hostname, name: pay.example.com}", false)]
    [InlineData("shop", "{kind: Hostname, name: pay.example.com, port: 443}", false)]
    [InlineData("shop", "{group: networking.istio.io, kind: ServiceEntry, name: pay, port: 443}", false)]
    [InlineData("bank", "{group: networking.istio.io, kind: Hostname, name: pay.example.com, port: 443}", false)]
    public void A_route_sends_to_a_ServiceEntry_by_a_host_of_its_own_namespace(string home, string backend, bool sends)
    {
        var route = ClusterText.One<RouteResource>(Document("gateway.networking.k8s.io/v1", "HTTPRoute", $"{{parentRefs: [{{name: ingress}}], rules: [{{backendRefs: [{backend}]}}]}}", home));
        var entry = ClusterText.One<ServiceEntryResource>(ClusterYaml.ServiceEntry("shop", "pay", "{}", "pay.example.com"));

        IngressRoutes.SendsTo(route, entry).ShouldBe(sends);
    }

    [Fact]
    public void A_route_says_to_which_gateways_and_backends_it_leads()
    {
        var route = ClusterText.One<RouteResource>(Attached[14]);

        IngressRoutes.GatewaysOf(route).ShouldBe([Ingress]);
        IngressRoutes.BackendsOf(route).ShouldBe([Cart]);
        var cart = With(Attached).Resources.Find(Cart).ShouldNotBeNull();
        IngressRoutes.LeadsTo(route, Ingress, cart).ShouldBeTrue();
        IngressRoutes.LeadsTo(route, Waypoint, cart).ShouldBeFalse();
        IngressRoutes.LeadsTo(route, Ingress with { Namespace = "bank" }, cart).ShouldBeFalse();
    }

    [Fact]
    public void The_ledger_lists_what_is_not_in_force_first()
    {
        var ledger = WaypointLedger.Of(With(Attached), new("shop", "waypoint"));

        ledger.Select(entry => entry.IsInForce).ShouldBe(ledger.Select(entry => entry.IsInForce).Order());
        ledger.Where(entry => entry.IsInForce).Select(entry => entry.Object.Name).ShouldBe(["by-service", "by-waypoint", "by-class", "telemetry", "route", "virtual", "rule"], ignoreOrder: true);
        ledger.Where(entry => !entry.IsInForce).Select(entry => entry.Object.Name).ShouldBe(["dry", "route-unread"], ignoreOrder: true);
    }
}
