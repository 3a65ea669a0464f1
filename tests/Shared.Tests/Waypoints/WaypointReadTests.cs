using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Tests.Waypoints;

public sealed class WaypointReadTests
{
    private const string ClassForWorkloads = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: GatewayClass
        metadata: {name: house-waypoint, labels: {istio.io/waypoint-for: workload}}
        spec: {controllerName: istio.io/mesh-controller}
        """;

    [Theory]
    [InlineData("service", TrafficType.Service)]
    [InlineData("workload", TrafficType.Workload)]
    [InlineData("all", TrafficType.All)]
    [InlineData("none", TrafficType.None)]
    [InlineData("Service", TrafficType.Unknown)]
    [InlineData("", TrafficType.Unknown)]
    public void Traffic_type_is_the_label_as_it_is_written(string label, TrafficType expected) =>
        Read(Gateway(labels: $"{{istio.io/waypoint-for: '{label}'}}")).TrafficType.ShouldBe(expected);

    [Fact]
    public void Without_a_label_it_takes_service_traffic_and_nobody_has_written_so()
    {
        var waypoint = Read(Gateway());

        waypoint.TrafficType.ShouldBe(TrafficType.Service);
        waypoint.TrafficTypeFrom.ShouldBeNull();
    }

    [Fact]
    public void The_class_gives_the_traffic_type_where_the_gateway_does_not()
    {
        var waypoint = Read(Gateway(className: "house-waypoint"), ClassForWorkloads);

        waypoint.TrafficType.ShouldBe(TrafficType.Workload);
        waypoint.TrafficTypeFrom.ShouldBe(new ObjectKey(ResourceKind.GatewayClass, "", "house-waypoint"));
        waypoint.IsWaypointClass.ShouldBeTrue();
    }

    [Fact]
    public void The_gateway_s_own_label_wins_over_its_class()
    {
        var waypoint = Read(Gateway(className: "house-waypoint", labels: "{istio.io/waypoint-for: all}"), ClassForWorkloads);

        waypoint.TrafficType.ShouldBe(TrafficType.All);
        waypoint.TrafficTypeFrom.ShouldBe(waypoint.Gateway.Key);
    }

    [Theory]
    [InlineData("istio-waypoint", true)]
    [InlineData("istio", false)]
    public void A_gateway_is_a_waypoint_by_its_class(string className, bool expected) =>
        Read(Gateway(className: className)).IsWaypointClass.ShouldBe(expected);

    [Fact]
    public void It_is_usable_as_soon_as_it_has_an_address_whatever_its_conditions_say()
    {
        Read(Gateway()).IsUsable.ShouldBeFalse();
        Read(Gateway(status: "{addresses: [{value: 10.0.0.1}], conditions: [{type: Programmed, status: 'False'}]}")).IsUsable.ShouldBeTrue();
    }

    [Fact]
    public void The_listener_for_hbone_on_its_port_decides_who_is_let_in()
    {
        var waypoint = Read(Gateway(listeners: """
            [{name: plain, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: Same}}},
             {name: other, port: 15009, protocol: HBONE, allowedRoutes: {namespaces: {from: Same}}},
             {name: mesh, port: 15008, protocol: HBONE, allowedRoutes: {namespaces: {from: All}}}]
            """));

        waypoint.ListenerIndex.ShouldBe(2);
        waypoint.AllowedRoutes.ShouldBe(new AllowedRoutes.All());
    }

    [Fact]
    public void Without_such_a_listener_its_own_namespace_is_let_in()
    {
        var waypoint = Read(Gateway(listeners: "[{name: plain, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}}]"));

        waypoint.ListenerIndex.ShouldBeNull();
        waypoint.AllowedRoutes.ShouldBe(new AllowedRoutes.Same());
    }

    [Fact]
    public void A_revision_is_read_from_the_label()
    {
        Read(Gateway()).Revision.ShouldBeNull();
        Read(Gateway(labels: "{istio.io/rev: canary}")).Revision.ShouldBe("canary");
    }

    private static Waypoint Read(string gateway, params string[] others) =>
        Waypoint.Read(ClusterText.One<GatewayResource>(gateway), ClusterText.Index(others));

    private static string Gateway(
        string className = "istio-waypoint",
        string labels = "{}",
        string status = "{}",
        string listeners = "[{name: mesh, port: 15008, protocol: HBONE}]") => $$"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: waypoint, namespace: shop, labels: {{labels}}}
        spec:
          gatewayClassName: {{className}}
          listeners: {{listeners.ReplaceLineEndings(" ")}}
        status: {{status}}
        """;
}
