using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Diagnostics;
using WaypointDashboard.Shared.Traffic;
using WaypointDashboard.Shared.Waypoints;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Traffic;

public sealed class PathRemediesTests
{
    private static readonly ObjectKey Cart = new(ResourceKind.Service, "shop", "cart");

    private static readonly ObjectKey CartPod = new(ResourceKind.Pod, "shop", "cart-1");

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

    [Fact]
    public void A_new_waypoint_is_the_namespace_s_where_the_destination_asks_for_none() =>
        Remedies(Shop).ShouldBe([new ChangeIntent.DeployWaypoint(new("shop", "waypoint"), null, null, new AllowedNamespaces.Same(), EnrollNamespace: true)]);

    [Fact]
    public void For_the_sake_of_one_service_the_namespace_is_not_enrolled() =>
        Remedies([Shop[0], Service("shop", "cart", "{istio.io/use-waypoint: none}", "{app: cart}"), .. Shop[2..]])
            .ShouldBe([new ChangeIntent.DeployWaypoint(new("shop", "waypoint"), null, null, new AllowedNamespaces.Same())]);

    [Fact]
    public void A_namespace_gets_no_waypoint_that_its_services_would_be_refused()
    {
        RemediesTo(CartPod, Shop).ShouldBe([new ChangeIntent.DeployWaypoint(new("shop", "waypoint"), TrafficType.All, null, new AllowedNamespaces.Same(), EnrollNamespace: true)]);
        RemediesTo(CartPod, [.. Shop[..2], Pod("shop", "cart-1", "{app: cart, istio.io/use-waypoint: none}"), Shop[3]])
            .ShouldBe([new ChangeIntent.DeployWaypoint(new("shop", "waypoint"), TrafficType.Workload, null, new AllowedNamespaces.Same())]);
    }

    [Fact]
    public void A_name_that_is_taken_is_not_offered()
    {
        string[] shop = [Shop[0], Service("shop", "cart", "{istio.io/use-waypoint: web}", "{app: cart}"), .. Shop[2..]];

        Remedies(shop).ShouldHaveSingleItem().ShouldBeOfType<ChangeIntent.DeployWaypoint>().Waypoint.ShouldBe(new("shop", "web"));
        Remedies([.. shop, Service("shop", "web")]).ShouldHaveSingleItem().ShouldBeOfType<ChangeIntent.DeployWaypoint>().Waypoint.ShouldBe(new("shop", "waypoint"));
        Remedies([.. shop, Service("shop", "web"), Service("shop", "waypoint")]).ShouldHaveSingleItem().ShouldBeOfType<ChangeIntent.DeployWaypoint>().Waypoint.ShouldBe(new("shop", "waypoint-2"));
    }

    private static IEnumerable<ChangeIntent> Remedies(params IEnumerable<string> documents) => RemediesTo(Cart, documents);

    private static IEnumerable<ChangeIntent> RemediesTo(ObjectKey destination, IEnumerable<string> documents) =>
        TrafficPathTracer.Trace(Findings.Mesh(documents).Mesh, new TrafficSource.Pod(new(ResourceKind.Pod, "shop", "web-1")), new(destination)).ShouldNotBeNull().Remedies.Select(remedy => remedy.Intent);
}
