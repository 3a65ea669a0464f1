using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Diagnostics;
using WaypointDashboard.Shared.Traffic;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Traffic;

public sealed class PathRemediesTests
{
    private static readonly ObjectKey Cart = new(ResourceKind.Service, "shop", "cart");

    private static readonly string[] Shop =
    [
        Namespace("shop", "{istio.io/dataplane-mode: ambient}"), Service("shop", "cart", selector: "{app: cart}"), Pod("shop", "cart-1", "{app: cart}"), Pod("shop", "web-1"),
    ];

    [Fact]
    public void A_waypoint_that_takes_the_service_is_offered_and_one_that_nobody_can_name_is_not()
    {
        string[] none = [Waypoint("shop", "none"), WaypointPod("shop", "none", "none-1")];

        Remedies([.. Shop, .. none, Waypoint("shop", "edge"), WaypointPod("shop", "edge", "edge-1")]).ShouldBe([new ChangeIntent.Enroll([Cart], new("shop", "edge"))]);
        Remedies([.. Shop, .. none]).ShouldHaveSingleItem().ShouldBeOfType<ChangeIntent.DeployWaypoint>().Waypoint.ShouldBe(new("shop", "waypoint"));
    }

    private static IEnumerable<ChangeIntent> Remedies(params IEnumerable<string> documents) =>
        TrafficPathTracer.Trace(Findings.Mesh(documents).Mesh, new TrafficSource.Pod(new(ResourceKind.Pod, "shop", "web-1")), new(Cart)).ShouldNotBeNull().Remedies.Select(remedy => remedy.Intent);
}
