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

    [Fact]
    public void Where_all_three_are_somebody_else_s_nothing_is_deployed()
    {
        const string others = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: cart, namespace: shop}
            spec: {selector: {matchLabels: {app: cart}}}
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: cart, namespace: shop}
            """;

        var finding = Findings.FindOne("WP027", ClusterYaml.Waypoint("shop", "cart"), ClusterYaml.Service("shop", "cart"), others);

        finding.Cause.ShouldBe("Deployment shop/cart, Service shop/cart and ServiceAccount shop/cart bear the name of Gateway shop/cart and are not istiod's: they lack the label gateway.istio.io/managed.");
        finding.Effect.ShouldContain("so that nothing is deployed");
        finding.Remedy.ShouldBeNull("the namespace is not there to deploy into");
    }

    [Theory]
    [InlineData("gateway.istio.io/name-override: own", "cart", 0)]
    [InlineData("gateway.istio.io/name-override: own", "own", 1)]
    [InlineData("gateway.istio.io/service-account: other", "own", 0)]
    [InlineData("gateway.istio.io/service-account: other", "cart", 1)]
    public void What_istiod_would_deploy_can_be_called_otherwise(string annotation, string service, int found)
    {
        var waypoint = ClusterYaml.Waypoint("shop", "cart", annotations: $"{{{annotation}}}");

        Findings.Find("WP027", waypoint, ClusterYaml.Service("shop", service)).Count.ShouldBe(found);
    }

    [Fact]
    public void An_account_of_another_name_is_not_shared()
    {
        const string account = "{apiVersion: v1, kind: ServiceAccount, metadata: {name: cart, namespace: shop}}";

        Findings.Find("WP027", ClusterYaml.Waypoint("shop", "cart"), account).Count.ShouldBe(1);
        Findings.Find("WP027", ClusterYaml.Waypoint("shop", "cart", annotations: "{gateway.istio.io/service-account: other}"), account).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Gateway", "cart", 0)]
    [InlineData("Gateway", "other", 1)]
    [InlineData("Cart", "cart", 1)]
    public void What_the_Gateway_owns_is_its_own(string kind, string owner, int found)
    {
        var service = ClusterYaml.Service("shop", "cart").Replace("namespace: shop,", $"namespace: shop, ownerReferences: [{{apiVersion: x, kind: {kind}, name: {owner}, uid: u, controller: true}}],", StringComparison.Ordinal);

        Findings.Find("WP027", ClusterYaml.Waypoint("shop", "cart"), service).Count.ShouldBe(found);
    }

    [Fact]
    public void A_Gateway_that_asks_for_a_host_name_is_deployed_by_hand() =>
        Findings.Find("WP027", ClusterYaml.Waypoint("shop", "cart").Replace("spec: {", "spec: {addresses: [{type: Hostname, value: cart.shop.svc.cluster.local}], ", StringComparison.Ordinal), ClusterYaml.Service("shop", "cart")).ShouldBeEmpty();

    [Fact]
    public void A_successor_that_is_being_deleted_or_of_another_class_is_none()
    {
        string[] shop =
        [
            ClusterYaml.Namespace("shop"), ClusterYaml.Waypoint("shop", "cart"), ClusterYaml.Service("shop", "cart"),
            ClusterYaml.Waypoint("shop", "cart-waypoint", className: "other"),
            ClusterYaml.Waypoint("shop", "cart-waypoint-2").Replace("namespace: shop,", "namespace: shop, deletionTimestamp: '2026-01-01T00:00:00Z',", StringComparison.Ordinal),
        ];

        Findings.FindOne("WP027", shop).Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.DeployWaypoint>().Waypoint.ShouldBe(new("shop", "cart-waypoint-3"));
    }
}
