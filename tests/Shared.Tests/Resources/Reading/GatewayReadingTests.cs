using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;

namespace WaypointDashboard.Shared.Tests.Resources.Reading;

public sealed class GatewayReadingTests
{
    private const string GatewayApi = "gateway.networking.k8s.io";

    [Fact]
    public void A_gateway_is_read_with_listeners_addresses_and_parameters()
    {
        var gateway = ClusterText.One<GatewayResource>("""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: waypoint, namespace: shop}
            spec:
              gatewayClassName: istio-waypoint
              infrastructure: {parametersRef: {kind: ConfigMap, name: options}}
              addresses: [{type: Hostname, value: a.example.com}]
              listeners:
              - {name: mesh, port: 15008, protocol: HBONE, allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {team: shop}}}}}
              - {name: web, port: 80, protocol: HTTP, hostname: '*.example.com'}
              - {}
            status:
              addresses: [{value: 10.1.0.9}]
              conditions: [{type: Programmed, status: 'True', reason: Programmed, message: ok, lastTransitionTime: '2026-03-01T10:00:00Z'}]
              listeners: [{name: web, conditions: [{type: Accepted, status: 'False'}]}]
            """);

        gateway.ClassName.ShouldBe("istio-waypoint");
        gateway.ParametersRef.ShouldBe("options");
        gateway.RequestedAddresses.ShouldBe([new("Hostname", "a.example.com")]);
        gateway.Addresses.ShouldBe([new("IPAddress", "10.1.0.9")]);
        gateway.Programmed.ShouldBe(new StatusCondition("Programmed", "True", "Programmed", "ok", new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero)));
        gateway.Listeners.ShouldBe(
        [
            new("mesh", 15008, "HBONE", "Selector", new LabelSelector(LabelSet.Of(("team", "shop")), [])),
            new("web", 80, "HTTP", Hostname: "*.example.com", Conditions: [new("Accepted", "False", "", "")]),
            new("", 0, ""),
        ]);
    }

    [Fact]
    public void A_gateway_class_is_read_with_its_controller() =>
        ClusterText.One<GatewayClassResource>("""
            apiVersion: gateway.networking.k8s.io/v1
            kind: GatewayClass
            metadata: {name: istio-waypoint}
            spec: {controllerName: istio.io/mesh-controller}
            """).ControllerName.ShouldBe("istio.io/mesh-controller");

    [Theory]
    [InlineData("HTTPRoute", "v1", ResourceKind.HTTPRoute)]
    [InlineData("GRPCRoute", "v1", ResourceKind.GRPCRoute)]
    [InlineData("TCPRoute", "v1alpha2", ResourceKind.TCPRoute)]
    [InlineData("TLSRoute", "v1alpha2", ResourceKind.TLSRoute)]
    public void A_route_of_each_kind_is_read(string kind, string version, ResourceKind expected)
    {
        var route = ClusterText.One<RouteResource>($$"""
            apiVersion: gateway.networking.k8s.io/{{version}}
            kind: {{kind}}
            metadata: {name: split, namespace: shop}
            spec:
              hostnames: [cart.example.com]
              parentRefs: [{name: waypoint}, {group: '', kind: Service, name: cart, namespace: '', port: 80}]
              rules:
              - backendRefs: [{name: cart, port: 80}, {name: cart-next, port: 80}]
              - backendRefs: [{name: cart, port: 80}]
              - {}
            status:
              parents: [{controllerName: istio.io/mesh, parentRef: {kind: Service, group: '', name: cart}, conditions: [{type: Accepted, status: 'True'}]}]
            """);

        route.Kind.ShouldBe(expected);
        route.ParentRefs.ShouldBe([new(GatewayApi, "Gateway", "waypoint"), new("", "Service", "cart", null, 80)]);
        route.BackendRefs.ShouldBe([new("", "Service", "cart", null, 80), new("", "Service", "cart-next", null, 80)]);
        route.Hostnames.ShouldBe(["cart.example.com"]);
        route.RuleCount.ShouldBe(3);
        route.Parents.ShouldBe([new(new("", "Service", "cart"), "istio.io/mesh", [new("Accepted", "True", "", "")])]);
    }

    [Theory]
    [InlineData("", "Service", true, false, false, false)]
    [InlineData("core", "Service", true, false, false, false)]
    [InlineData("apps", "Service", false, false, false, false)]
    [InlineData("networking.istio.io", "ServiceEntry", false, true, false, false)]
    [InlineData("", "ServiceEntry", false, false, false, false)]
    [InlineData(GatewayApi, "Gateway", false, false, true, false)]
    [InlineData("networking.istio.io", "Gateway", false, false, false, false)]
    [InlineData(GatewayApi, "GatewayClass", false, false, false, true)]
    [InlineData("", "GatewayClass", false, false, false, false)]
    public void A_reference_says_what_it_points_to(string group, string kind, bool service, bool entry, bool gateway, bool gatewayClass)
    {
        var reference = new TargetReference(group, kind, "x");

        (reference.IsService, reference.IsServiceEntry, reference.IsGateway, reference.IsGatewayClass).ShouldBe((service, entry, gateway, gatewayClass));
    }
}
