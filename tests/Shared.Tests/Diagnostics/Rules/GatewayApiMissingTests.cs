using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class GatewayApiMissingTests
{
    private const string Class = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: GatewayClass
        metadata: {name: istio-waypoint}
        spec: {controllerName: istio.io/mesh-controller}
        """;

    [Fact]
    public void A_waypoint_whose_class_is_not_there()
    {
        var finding = Findings.FindOne("WP019", ClusterYaml.Waypoint("shop", "waypoint", status: ClusterYaml.Starting));

        finding.Object.ShouldBe(new(ResourceKind.Gateway, "shop", "waypoint"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldBe("Gateway shop/waypoint is of class istio-waypoint, but there is no GatewayClass of that name.");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.ApplyManifests>().Manifests.ShouldHaveSingleItem().ShouldContain("istio.io/mesh-controller");
    }

    [Fact]
    public void A_waypoint_that_works_still_is_less_urgent() =>
        Findings.FindOne("WP019", ClusterYaml.Waypoint("shop", "waypoint")).Severity.ShouldBe(Severity.Warning);

    [Fact]
    public void With_its_class_it_is_well() => Findings.Find("WP019", Class, ClusterYaml.Waypoint("shop", "waypoint")).ShouldBeEmpty();

    [Fact]
    public void Classes_that_cannot_be_read_are_not_missed() =>
        Findings.Find("WP019", Findings.Without(WatchState.Forbidden, ResourceKind.GatewayClass), ClusterYaml.Waypoint("shop", "waypoint")).ShouldBeEmpty();

    [Fact]
    public void Without_the_Gateway_API_a_label_asks_in_vain()
    {
        string[] cluster = [ClusterYaml.Namespace("shop", "{istio.io/use-waypoint: waypoint}"), ClusterYaml.Service("shop", "cart")];

        var finding = Findings.Find("WP019", Findings.Without(WatchState.NotServed, ResourceKind.Gateway, ResourceKind.GatewayClass), cluster).ShouldHaveSingleItem();

        finding.Object.ShouldBe(ObjectKey.ForNamespace("shop"));
        finding.Cause.ShouldBe("Namespace shop is labelled istio.io/use-waypoint=waypoint, but the API server serves no Gateways: the Gateway API is not installed.");
        Findings.Find("WP019", cluster).ShouldBeEmpty();
    }

    [Fact]
    public void Without_the_Gateway_API_nobody_is_blamed_who_asks_for_nothing() =>
        Findings.Find("WP019", Findings.Without(WatchState.NotServed, ResourceKind.Gateway), ClusterYaml.Namespace("shop"), ClusterYaml.Service("shop", "cart", "{istio.io/use-waypoint: none}")).ShouldBeEmpty();

    [Fact]
    public void A_pod_with_a_label_of_its_own_is_told_too() =>
        Findings.Find("WP019", Findings.Without(WatchState.NotServed, ResourceKind.Gateway), ClusterYaml.Namespace("shop"), ClusterYaml.Pod("shop", "cart-1", "{istio.io/use-waypoint: waypoint}"))
            .ShouldHaveSingleItem().Object.ShouldBe(new(ResourceKind.Pod, "shop", "cart-1"));
}
