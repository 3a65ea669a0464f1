using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class WaypointNameTakenTests
{
    [Fact]
    public void An_application_that_bears_the_name_keeps_it()
    {
        var finding = Findings.FindOne("WP027", ClusterYaml.Namespace("shop"), ClusterYaml.Waypoint("shop", "cart", "{istio.io/waypoint-for: all}", "{from: All}", ClusterYaml.Starting), ClusterYaml.Service("shop", "cart"));

        finding.Object.ShouldBe(new(ResourceKind.Gateway, "shop", "cart"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldBe("Service shop/cart bears the name of Gateway shop/cart and is not istiod's: it lacks the label gateway.istio.io/managed.");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.DeployWaypoint(new("shop", "cart-waypoint"), TrafficType.All, null, new AllowedNamespaces.All()));
    }

    [Fact]
    public void Once_there_is_another_those_who_use_it_are_moved_and_then_it_is_deleted()
    {
        string[] deployed = [ClusterYaml.Namespace("shop"), ClusterYaml.Waypoint("shop", "cart"), ClusterYaml.Waypoint("shop", "cart-waypoint"), ClusterYaml.Service("shop", "cart")];
        var taken = new WaypointRef("shop", "cart");

        Findings.FindOne("WP027", [.. deployed, ClusterYaml.Service("shop", "fees", "{istio.io/use-waypoint: cart}")])
            .Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.RetargetAll(taken, new("shop", "cart-waypoint")));
        Findings.FindOne("WP027", deployed).Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.DeleteWaypoints([taken]));
    }

    [Fact]
    public void A_service_account_alone_is_an_identity_that_is_shared()
    {
        const string account = """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: cart, namespace: shop}
            """;

        Findings.FindOne("WP027", ClusterYaml.Waypoint("shop", "cart"), account).Severity.ShouldBe(Severity.Warning);
    }

    [Fact]
    public void What_istiod_has_deployed_is_its_own() =>
        Findings.Find("WP027", ClusterYaml.Waypoint("shop", "cart"), ClusterYaml.Service("shop", "cart", "{gateway.istio.io/managed: istio.io-mesh-controller}")).ShouldBeEmpty();

    [Fact]
    public void A_free_name_is_well() => Findings.Find("WP027", ClusterYaml.Waypoint("shop", "waypoint"), ClusterYaml.Service("shop", "cart")).ShouldBeEmpty();

    [Fact]
    public void An_ingress_gateway_is_deployed_under_another_name() =>
        Findings.Find("WP027", ClusterYaml.Waypoint("shop", "cart", className: "istio"), ClusterYaml.Service("shop", "cart")).ShouldBeEmpty();
}
