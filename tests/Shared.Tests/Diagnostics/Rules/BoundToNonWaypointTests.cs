using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class BoundToNonWaypointTests
{
    private static readonly ObjectKey Cart = new(ResourceKind.Service, "shop", "cart");

    private static readonly string Ingress = ClusterYaml.Waypoint("shop", "ingress", className: "istio", listener: "port: 80, protocol: HTTP");

    [Fact]
    public void A_service_that_names_an_ingress_gateway()
    {
        var finding = Findings.FindOne("WP026", Ingress, ClusterYaml.Service("shop", "cart", "{istio.io/use-waypoint: ingress}"));

        finding.Object.ShouldBe(Cart);
        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldBe("Service shop/cart is labelled istio.io/use-waypoint=ingress, but Gateway shop/ingress is of class istio and no waypoint.");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.Unenroll([Cart]));
    }

    [Fact]
    public void A_waypoint_that_would_take_it_is_offered() =>
        Findings.FindOne("WP026", Ingress, ClusterYaml.Waypoint("shop", "waypoint"), ClusterYaml.Service("shop", "cart", "{istio.io/use-waypoint: ingress}"))
            .Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.Enroll([Cart], new("shop", "waypoint")));

    [Fact]
    public void A_namespace_is_found_once_for_all_its_services()
    {
        var finding = Findings.FindOne(
            "WP026", Ingress, ClusterYaml.Namespace("shop", "{istio.io/use-waypoint: ingress}"), ClusterYaml.Service("shop", "cart"), ClusterYaml.Service("shop", "orders"));

        finding.Object.ShouldBe(ObjectKey.ForNamespace("shop"));
        finding.Effect.ShouldStartWith("2 objects of the namespace are bound to it and say so; connections to them fail");
        finding.Related.ShouldContain(Cart);
    }

    [Fact]
    public void A_canary_can_be_one_too()
    {
        var finding = Findings.FindOne(
            "WP026",
            Ingress,
            ClusterYaml.Waypoint("shop", "waypoint"),
            ClusterYaml.Service("shop", "cart", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-canary: ingress}", annotations: "{istio.io/use-waypoint-canary-weight: '20'}"));

        finding.Effect.ShouldStartWith("20 % of the connections fail");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.SetCanary([Cart], null, 0));
    }

    [Fact]
    public void A_waypoint_is_well() =>
        Findings.Find("WP026", ClusterYaml.Waypoint("shop", "waypoint"), ClusterYaml.Service("shop", "cart", "{istio.io/use-waypoint: waypoint}")).ShouldBeEmpty();

    [Fact]
    public void A_sandwiched_gateway_is_a_waypoint() =>
        Findings.Find(
            "WP026",
            ClusterYaml.Waypoint("shop", "ingress", className: "istio", listener: "port: 80, protocol: HTTP", annotations: "{ambient.istio.io/waypoint-inbound-binding: PROXY}"),
            ClusterYaml.Service("shop", "cart", "{istio.io/use-waypoint: ingress}")).ShouldBeEmpty();

    [Fact]
    public void Without_an_address_it_is_not_bound() =>
        Findings.Find("WP026", ClusterYaml.Waypoint("shop", "ingress", className: "istio", status: "status: {}"), ClusterYaml.Service("shop", "cart", "{istio.io/use-waypoint: ingress}")).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_sent_there_for_a_headless_service()
    {
        string[] shop = [ClusterYaml.Waypoint("shop", "ingress", className: "istio", listener: "port: 80, protocol: HTTP"), ClusterYaml.Service("shop", "cart", "{istio.io/use-waypoint: ingress}", ip: "None")];

        Findings.FindOne("WP026", shop).ShouldSatisfyAllConditions(
            finding => finding.Severity.ShouldBe(Severity.Warning),
            finding => finding.Effect.ShouldEndWith("nothing is sent there."));
        Findings.Find("WP026", shop[0], ClusterYaml.Namespace("shop", "{istio.io/use-waypoint: ingress}"), ClusterYaml.Service("shop", "cart", ip: "None")).ShouldBeEmpty();
    }
}
