using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class UnsupportedTrafficTests
{
    private const string Id = "WP005";

    private const string Uses = "{istio.io/use-waypoint: waypoint}";

    [Fact]
    public void A_pod_that_names_a_waypoint_of_the_default_type()
    {
        var finding = Findings.FindOne(Id, Namespace("shop"), Pod("shop", "cart-1", Uses), Waypoint("shop", "waypoint"));

        finding.Object.ShouldBe(new ObjectKey(ResourceKind.Pod, "shop", "cart-1"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldBe("Pod shop/cart-1 is labelled istio.io/use-waypoint=waypoint, but waypoint shop/waypoint takes traffic for services only (istio.io/waypoint-for is not set, which means service).");
        finding.Remedy.ShouldBe(new SuggestedChange("Let shop/waypoint take traffic for services and workloads", new ChangeIntent.SetTrafficType(new("shop", "waypoint"), TrafficType.All)));
    }

    [Theory]
    [InlineData("workload", "takes traffic for workloads only (istio.io/waypoint-for=workload)", TrafficType.All)]
    [InlineData("none", "takes no traffic (istio.io/waypoint-for=none)", TrafficType.Service)]
    [InlineData("Service", "takes no traffic, because istiod does not know its type (istio.io/waypoint-for=Service)", TrafficType.Service)]
    public void A_service_that_names_a_waypoint_for_something_else(string type, string said, TrafficType remedy)
    {
        var finding = Findings.FindOne(Id, Namespace("shop"), Service("shop", "cart", Uses), Waypoint("shop", "waypoint", $"{{istio.io/waypoint-for: {type}}}"));

        finding.Cause.ShouldContain(said);
        finding.Effect.ShouldContain("traffic goes straight to the pods");
        finding.Remedy!.Intent.ShouldBe(new ChangeIntent.SetTrafficType(new("shop", "waypoint"), remedy));
    }

    [Fact]
    public void The_class_may_be_what_says_so()
    {
        const string Class = "{apiVersion: gateway.networking.k8s.io/v1, kind: GatewayClass, metadata: {name: istio-waypoint, labels: {istio.io/waypoint-for: workload}}, spec: {controllerName: istio.io/mesh-controller}}";

        Findings.FindOne(Id, Class, Namespace("shop"), Service("shop", "cart", Uses), Waypoint("shop", "waypoint")).Cause.ShouldContain("GatewayClass istio-waypoint says istio.io/waypoint-for=workload");
    }

    [Fact]
    public void One_for_all_traffic_is_fine_for_both() =>
        Findings.Find(Id, Namespace("shop"), Service("shop", "cart", Uses), Pod("shop", "cart-1", Uses), Waypoint("shop", "waypoint", "{istio.io/waypoint-for: all}")).ShouldBeEmpty();

    [Fact]
    public void What_a_pod_inherits_is_passed_over_silently() =>
        Findings.Find(Id, Namespace("shop", Uses), Pod("shop", "cart-1"), Waypoint("shop", "waypoint")).ShouldBeEmpty();
}
