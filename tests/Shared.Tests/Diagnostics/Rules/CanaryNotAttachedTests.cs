using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class CanaryNotAttachedTests
{
    private static readonly ObjectKey Cart = new(ResourceKind.Service, "shop", "cart");

    [Fact]
    public void A_canary_that_is_the_primary_is_to_be_taken_off()
    {
        var finding = Findings.FindOne("WP024", Shop("waypoint", "10"));

        finding.Object.ShouldBe(Cart);
        finding.Cause.ShouldBe("Canary waypoint shop/waypoint of Service shop/cart is left out by istiod: it is the primary waypoint itself.");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.SetCanary([Cart], null, 0));
    }

    [Fact]
    public void A_weight_that_is_none()
    {
        var finding = Findings.FindOne("WP024", [.. Shop("next", "a lot"), ClusterYaml.Waypoint("shop", "next")]);

        finding.Cause.ShouldEndWith("its weight \"a lot\" is not an integer from 0 to 100.");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.SetCanary([Cart], new WaypointRef("shop", "next"), 0));
    }

    [Fact]
    public void A_weight_with_a_percent_sign_is_understood() =>
        Findings.FindOne("WP024", [.. Shop("next", "20%"), ClusterYaml.Waypoint("shop", "next")]).Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.SetCanary([Cart], new WaypointRef("shop", "next"), 20));

    [Fact]
    public void A_weight_is_not_worth_setting_on_a_canary_that_is_refused_anyway() =>
        Findings.FindOne("WP024", [.. Shop("next", "20%", "infra"), ClusterYaml.Waypoint("infra", "next")]).Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.SetCanary([Cart], null, 0));

    [Fact]
    public void A_canary_that_is_not_there_is_to_be_deployed()
    {
        var finding = Findings.FindOne("WP024", Shop("next", "10"));

        finding.Cause.ShouldEndWith("there is no Gateway shop/next.");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.DeployWaypoint>().Waypoint.ShouldBe(new("shop", "next"));
    }

    [Fact]
    public void A_canary_without_an_address() =>
        Findings.FindOne("WP024", [.. Shop("next", "10"), ClusterYaml.Waypoint("shop", "next", status: ClusterYaml.Starting)]).Cause.ShouldEndWith("its Gateway has no address yet.");

    [Fact]
    public void A_canary_that_does_not_let_the_namespace_in()
    {
        var finding = Findings.FindOne("WP024", [.. Shop("next", "10", "infra"), ClusterYaml.Waypoint("infra", "next")]);

        finding.Cause.ShouldEndWith("its listener does not let in namespace shop.");
        var selector = finding.Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.SetAllowedNamespaces>().Allowed.ShouldBeOfType<AllowedNamespaces.Matching>().Selector;
        selector.ToString().ShouldBe("kubernetes.io/metadata.name in (infra,shop)");
    }

    [Fact]
    public void A_canary_for_workloads_only() =>
        Findings.FindOne("WP024", [.. Shop("next", "10"), ClusterYaml.Waypoint("shop", "next", "{istio.io/waypoint-for: workload}")])
            .Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.SetTrafficType(new("shop", "next"), TrafficType.All));

    [Fact]
    public void A_canary_that_takes_its_share_is_well() => Findings.Find("WP024", [.. Shop("next", "10"), ClusterYaml.Waypoint("shop", "next")]).ShouldBeEmpty();

    [Fact]
    public void A_canary_of_the_namespace_is_found_there_once()
    {
        var finding = Findings.FindOne(
            "WP024",
            ClusterYaml.Namespace("shop", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-canary: gone}"),
            ClusterYaml.Waypoint("shop", "waypoint"),
            ClusterYaml.Service("shop", "cart"),
            ClusterYaml.Service("shop", "orders"));

        finding.Object.ShouldBe(ObjectKey.ForNamespace("shop"));
        finding.Cause.ShouldBe("Canary waypoint shop/gone of Namespace shop is left out by istiod for 2 services that inherit it: there is no Gateway shop/gone.");
        finding.Related.ShouldBe([new(ResourceKind.Gateway, "shop", "gone"), Cart, new(ResourceKind.Service, "shop", "orders")]);
    }

    [Fact]
    public void A_weight_of_the_namespace_that_is_none_is_found_there()
    {
        var finding = Findings.FindOne(
            "WP024",
            ClusterYaml.Namespace("shop", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-canary: next}", "{istio.io/use-waypoint-canary-weight: '-5'}"),
            ClusterYaml.Waypoint("shop", "waypoint"),
            ClusterYaml.Waypoint("shop", "next"),
            ClusterYaml.ServiceEntry("shop", "mail"));

        finding.Object.ShouldBe(ObjectKey.ForNamespace("shop"));
        finding.Cause.ShouldBe("Canary waypoint shop/next of Namespace shop is left out by istiod for 1 service that inherits it: its weight \"-5\" is not an integer from 0 to 100.");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.SetCanary([ObjectKey.ForNamespace("shop")], new WaypointRef("shop", "next"), 0));
    }

    [Fact]
    public void A_weight_of_a_service_that_inherits_the_canary_is_found_at_the_service()
    {
        var cart = ClusterYaml.Service("shop", "cart", annotations: "{istio.io/use-waypoint-canary-weight: '200 %'}");
        string[] shop = [ClusterYaml.Namespace("shop", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-canary: next}"), ClusterYaml.Waypoint("shop", "waypoint"), cart];

        var finding = Findings.FindOne("WP024", [.. shop, ClusterYaml.Waypoint("shop", "next", className: "other")]);

        finding.Object.ShouldBe(Cart);
        finding.Cause.ShouldContain("its weight \"200 %\"");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.SetCanary([Cart], null, 0), "a Gateway of another class is no canary to set a weight of");
    }

    [Fact]
    public void A_canary_of_the_namespace_that_does_not_let_it_in_and_one_for_workloads_are_told_apart()
    {
        string[] shop =
        [
            ClusterYaml.Namespace("shop", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-canary: next, istio.io/use-waypoint-canary-namespace: infra}"),
            ClusterYaml.Waypoint("shop", "waypoint"), ClusterYaml.Service("shop", "cart"),
        ];

        Findings.FindOne("WP024", [.. shop, ClusterYaml.Waypoint("infra", "next")]).Cause.ShouldEndWith("its listener does not let in namespace shop.");
        Findings.FindOne("WP024", [.. shop, ClusterYaml.Waypoint("infra", "next", "{istio.io/waypoint-for: none}", "{from: All}")]).ShouldSatisfyAllConditions(
            finding => finding.Cause.ShouldEndWith("it does not take traffic for services."),
            finding => finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.SetTrafficType(new("infra", "next"), TrafficType.Service)));
        Findings.FindOne("WP024", [.. shop, ClusterYaml.Waypoint("infra", "next", "{istio.io/waypoint-for: workload}", "{from: All}", className: "other")])
            .Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.SetCanary([ObjectKey.ForNamespace("shop")], null, 0), "the traffic type of a Gateway of another class is not ours to set");
    }

    [Fact]
    public void A_canary_in_a_namespace_that_cannot_be_read_may_well_be_there() =>
        Findings.Find("WP024", Findings.Without(WatchState.Forbidden, ResourceKind.Gateway), Shop("next", "10")).ShouldBeEmpty();

    private static string[] Shop(string canary, string weight, string home = "shop") =>
    [
        ClusterYaml.Namespace("shop"),
        ClusterYaml.Waypoint("shop", "waypoint"),
        ClusterYaml.Service("shop", "cart", $"{{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-canary: {canary}, istio.io/use-waypoint-canary-namespace: {home}}}", annotations: $"{{istio.io/use-waypoint-canary-weight: '{weight}'}}"),
    ];
}
