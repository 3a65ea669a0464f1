using WaypointDashboard.Client.Pages.Waypoints;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Tests.Waypoints;

public sealed class WaypointsModelTests
{
    private readonly WaypointsModel _model = new();

    [Fact]
    public void A_waypoint_that_is_only_named_has_a_row()
    {
        var live = MeshOf.Objects(MeshOf.Namespace("shop", (IstioNames.UseWaypoint, "gone")), MeshOf.Service("shop", "cart"));
        var key = new ObjectKey(ResourceKind.Gateway, "shop", "gone");

        _model.Keys(live).ShouldBe([key]);
        var row = _model.Read(key, live).ShouldNotBeNull();
        (row.Status, row.Bound, row.Refused).ShouldBe((WaypointStatus.Missing, 0, 1));
    }

    [Theory]
    [InlineData(null, null, "service", "default")]
    [InlineData("all", null, "all", "label")]
    [InlineData(null, "workload", "workload", "class")]
    public void The_traffic_type_says_where_it_is_written(string? onGateway, string? onClass, string type, string from)
    {
        var live = MeshOf.Objects(
            MeshOf.Waypoint("shop", "gate", null, onGateway is null ? [] : [(IstioNames.WaypointFor, onGateway)]),
            new GatewayClassResource(
                new("", IstioNames.WaypointClass, onClass is null ? LabelSet.Empty : LabelSet.Of((IstioNames.WaypointFor, onClass)), LabelSet.Empty), IstioNames.WaypointController, []));

        var row = _model.Read(new(ResourceKind.Gateway, "shop", "gate"), live).ShouldNotBeNull();

        (row.Type, row.TrafficTypeFrom).ShouldBe((type, from));
    }

    [Fact]
    public void Pods_are_counted_against_what_the_deployment_wants()
    {
        var label = LabelSet.Of((IstioNames.GatewayName, "gate"));
        var live = MeshOf.Objects(
            MeshOf.Waypoint("shop", "gate"),
            new DeploymentResource(new("shop", "gate", label, LabelSet.Empty), label, 3, 1, []),
            new PodResource(new("shop", "gate-1", label, LabelSet.Empty), "Running", ["10.1.0.1"], "node", "gate", false, true, ["istio-proxy"]));

        var row = _model.Read(new(ResourceKind.Gateway, "shop", "gate"), live).ShouldNotBeNull();

        (row.ReadyPods, row.WantedPods).ShouldBe((1, 3));
    }

    [Fact]
    public void A_gateway_that_is_no_waypoint_has_a_row_only_while_something_names_it()
    {
        var gateway = MeshOf.Waypoint("shop", "door") with { ClassName = "istio" };
        var key = gateway.Key;

        _model.Read(key, MeshOf.Objects(gateway)).ShouldBeNull();
        _model.Read(key, MeshOf.Objects(gateway, MeshOf.Service("shop", "cart", (IstioNames.UseWaypoint, "door")))).ShouldNotBeNull().Status.ShouldBe(WaypointStatus.NotWaypoint);
    }
}
