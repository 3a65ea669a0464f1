using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class InheritedTrafficMismatchTests
{
    private const string Id = "WP006";

    private const string Uses = "{istio.io/use-waypoint: waypoint}";

    [Fact]
    public void Services_that_inherit_a_workload_waypoint_get_none()
    {
        var finding = Findings.FindOne(Id, Namespace("shop", Uses), Service("shop", "cart"), Service("shop", "web"), Waypoint("shop", "waypoint", "{istio.io/waypoint-for: workload}"));

        finding.Object.ShouldBe(ObjectKey.ForNamespace("shop"));
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Cause.ShouldBe("Namespace shop uses waypoint shop/waypoint, which takes traffic for workloads only (istio.io/waypoint-for=workload), but has 2 services that inherit it.");
        finding.Effect.ShouldContain("cart and web");
        finding.Remedy!.Intent.ShouldBe(new ChangeIntent.SetTrafficType(new("shop", "waypoint"), TrafficType.All));
        finding.Related.ShouldContain(new ObjectKey(ResourceKind.Service, "shop", "web"));
    }

    [Fact]
    public void With_a_service_waypoint_it_is_fine() => Findings.Find(Id, Namespace("shop", Uses), Service("shop", "cart"), Waypoint("shop", "waypoint")).ShouldBeEmpty();

    [Fact]
    public void Without_a_service_that_inherits_it_is_fine() =>
        Findings.Find(Id, Namespace("shop", Uses), Service("shop", "cart", "{istio.io/use-waypoint: none}"), Pod("shop", "p"), Waypoint("shop", "waypoint", "{istio.io/waypoint-for: workload}")).ShouldBeEmpty();
}
