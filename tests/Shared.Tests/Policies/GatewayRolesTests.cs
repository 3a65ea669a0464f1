using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;

namespace WaypointDashboard.Shared.Tests.Policies;

public sealed class GatewayRolesTests
{
    private const string Classes = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: GatewayClass
        metadata: {name: house}
        spec: {controllerName: istio.io/mesh-controller}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: GatewayClass
        metadata: {name: sandwich, annotations: {ambient.istio.io/waypoint-inbound-binding: PROXY/15088}}
        spec: {controllerName: example.com/proxy}
        """;

    [Theory]
    [InlineData("istio-waypoint", "HTTP", "{}", GatewayRole.Waypoint)]
    [InlineData("istio-agentgateway-waypoint", "HTTP", "{}", GatewayRole.Waypoint)]
    [InlineData("house", "HTTP", "{}", GatewayRole.Waypoint)]
    [InlineData("sandwich", "HTTP", "{}", GatewayRole.Waypoint)]
    [InlineData("nginx", "HTTP", "{ambient.istio.io/waypoint-inbound-binding: PROXY}", GatewayRole.Waypoint)]
    [InlineData("nginx", "HBONE", "{}", GatewayRole.Waypoint)]
    [InlineData("nginx", "HTTP", "{}", GatewayRole.Other)]
    [InlineData("istio", "HBONE", "{}", GatewayRole.Other)]
    [InlineData("istio-east-west", "HBONE", "{}", GatewayRole.Other)]
    [InlineData("istio-remote", "HBONE", "{}", GatewayRole.Remote)]
    public void A_gateway_s_role_follows_from_its_class(string className, string protocol, string annotations, GatewayRole expected)
    {
        var gateway = ClusterText.One<GatewayResource>($$"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: g, namespace: shop, annotations: {{annotations}}}
            spec: {gatewayClassName: {{className}}, listeners: [{name: a, port: 15008, protocol: {{protocol}}}]}
            """);

        GatewayRoles.Of(gateway, ClusterText.Index(Classes)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("HBONE", 15008, true)]
    [InlineData("HBONE", 15009, false)]
    [InlineData("HTTP", 15008, false)]
    public void A_waypoint_listens_with_HBONE_on_15008(string protocol, int port, bool expected) =>
        GatewayRoles.IsHbone(new GatewayListener("a", port, protocol)).ShouldBe(expected);
}
