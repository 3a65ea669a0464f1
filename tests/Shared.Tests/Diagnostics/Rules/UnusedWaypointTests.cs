using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class UnusedWaypointTests
{
    private const string Id = "WP013";

    [Fact]
    public void A_waypoint_that_nobody_names()
    {
        var finding = Findings.FindOne(Id, Namespace("shop"), Service("shop", "cart"), Waypoint("shop", "waypoint"), WaypointPod("shop", "waypoint"));

        finding.Object.ShouldBe(new ObjectKey(ResourceKind.Gateway, "shop", "waypoint"));
        finding.Severity.ShouldBe(Severity.Info);
        finding.Cause.ShouldBe("No namespace, service or workload names waypoint shop/waypoint.");
        finding.Effect.ShouldContain("1 pod of it runs without effect");
        finding.Remedy.ShouldBe(new SuggestedChange("Delete waypoint shop/waypoint", new ChangeIntent.DeleteWaypoints([new("shop", "waypoint")])));
    }

    public static TheoryData<string> Users =>
    [
        Namespace("shop", "{istio.io/use-waypoint: waypoint}"),
        Service("shop", "cart", "{istio.io/use-waypoint: waypoint}"),
        Service("bank", "cart", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: shop}"),
        WorkloadEntry("shop", "vm", "{istio.io/use-waypoint: waypoint}"),
        "{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: e, namespace: shop}, spec: {hosts: [e.com], resolution: STATIC, endpoints: [{address: 1.2.3.4, labels: {istio.io/use-waypoint: waypoint}}]}}",
    ];

    [Theory]
    [MemberData(nameof(Users))]
    public void Whoever_names_it_uses_it(string user) => Findings.Find(Id, user, Waypoint("shop", "waypoint")).ShouldBeEmpty();

    [Fact]
    public void An_ingress_gateway_is_no_waypoint() => Findings.Find(Id, Waypoint("shop", "ingress", className: "istio", listener: "port: 80, protocol: HTTP")).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_said_where_users_may_be_out_of_sight() =>
        Findings.Find(Id, Findings.Without(WatchState.Forbidden, ResourceKind.ServiceEntry), Waypoint("shop", "waypoint")).ShouldBeEmpty();

    [Fact]
    public void A_kind_that_the_cluster_does_not_have_hides_nobody() =>
        Findings.Find(Id, Findings.Without(WatchState.NotServed, ResourceKind.ServiceEntry, ResourceKind.WorkloadEntry), Waypoint("shop", "waypoint")).ShouldHaveSingleItem();
}
