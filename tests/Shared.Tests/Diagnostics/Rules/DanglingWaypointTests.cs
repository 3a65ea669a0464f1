using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class DanglingWaypointTests
{
    private const string Id = "WP001";

    [Fact]
    public void A_namespace_that_names_no_Gateway()
    {
        var finding = Findings.FindOne(Id, Namespace("shop", "{istio.io/use-waypoint: waypoint}"), Service("shop", "cart"), Service("shop", "web"), Service("shop", "own", "{istio.io/use-waypoint: none}"));

        finding.Object.ShouldBe(ObjectKey.ForNamespace("shop"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldBe("Namespace shop is labelled istio.io/use-waypoint=waypoint, but there is no Gateway shop/waypoint.");
        finding.Effect.ShouldStartWith("2 services that inherit the label get no waypoint: traffic goes straight to the pods");
        finding.Related.ShouldContain(new ObjectKey(ResourceKind.Gateway, "shop", "waypoint"));
        finding.Remedy.ShouldBe(new SuggestedChange(
            "Deploy waypoint shop/waypoint",
            new ChangeIntent.DeployWaypoint(new("shop", "waypoint"), null, null, new AllowedNamespaces.Same())));
    }

    [Fact]
    public void A_service_gets_not_even_its_namespace_s_waypoint()
    {
        var finding = Findings.FindOne(
            Id,
            Namespace("shop", "{istio.io/use-waypoint: waypoint}"),
            Namespace("infra"),
            Waypoint("shop", "waypoint"),
            Service("shop", "cart", "{istio.io/use-waypoint: gone, istio.io/use-waypoint-namespace: infra}"));

        finding.Object.ShouldBe(new ObjectKey(ResourceKind.Service, "shop", "cart"));
        finding.Cause.ShouldContain("istio.io/use-waypoint=gone, istio.io/use-waypoint-namespace=infra, but there is no Gateway infra/gone");
        finding.Effect.ShouldContain("not even the namespace's");
        finding.Remedy!.Intent.ShouldBe(new ChangeIntent.DeployWaypoint(
            new("infra", "gone"), null, null, AllowedNamespaces.Named(["infra", "shop"])));
    }

    [Fact]
    public void For_a_workload_the_waypoint_to_deploy_takes_workload_traffic() =>
        Findings.FindOne(Id, Namespace("shop"), WorkloadEntry("shop", "vm", "{istio.io/use-waypoint: waypoint}"))
            .Remedy!.Intent.ShouldBeOfType<ChangeIntent.DeployWaypoint>().TrafficType.ShouldBe(TrafficType.Workload);

    [Fact]
    public void A_name_that_no_waypoint_can_have_is_taken_off() =>
        Findings.FindOne(Id, Namespace("shop"), Service("shop", "cart", "{istio.io/use-waypoint: Way_Point}"))
            .Remedy!.Intent.ShouldBe(new ChangeIntent.Unenroll([new(ResourceKind.Service, "shop", "cart")]));

    [Fact]
    public void In_a_namespace_that_is_not_there_nothing_can_be_deployed() =>
        Findings.FindOne(Id, Namespace("shop"), Service("shop", "cart", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: nowhere}"))
            .Remedy!.Intent.ShouldBe(new ChangeIntent.Unenroll([new(ResourceKind.Service, "shop", "cart")]));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_Gateway_that_is_there_is_fine_whether_ready_or_not(bool isReady) =>
        Findings.Find(Id, Namespace("shop", "{istio.io/use-waypoint: waypoint}"), Waypoint("shop", "waypoint", status: isReady ? Ready : Starting), Service("shop", "cart")).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_said_while_Gateways_cannot_be_read() =>
        Findings.Find(Id, Findings.Without(WatchState.Forbidden, ResourceKind.Gateway), Namespace("shop", "{istio.io/use-waypoint: waypoint}")).ShouldBeEmpty();

    [Fact]
    public void A_waypoint_in_a_namespace_that_cannot_be_read_may_well_be_there() =>
        Findings.Find(
            Id,
            Findings.Everything.With(new(ResourceKind.Gateway, "shop", WatchState.Synced)),
            Namespace("shop", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: infra}")).ShouldBeEmpty();

    [Fact]
    public void A_pod_that_has_ended_needs_no_waypoint() =>
        Findings.Find(Id, Namespace("shop"), Pod("shop", "job", "{istio.io/use-waypoint: waypoint}").Replace("Running", "Succeeded", StringComparison.Ordinal)).ShouldBeEmpty();
}
