using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class VirtualServiceBesideRouteTests
{
    private static readonly string Route = ClusterYaml.Route("shop", "cart", "{group: '', kind: Service, name: cart}");

    [Fact]
    public void A_bound_service_with_both()
    {
        var finding = Findings.FindOne("WP023", [.. Shop(), Route, VirtualService("[cart.shop.svc.cluster.local]")]);

        finding.Object.ShouldBe(new(ResourceKind.Service, "shop", "cart"));
        finding.Cause.ShouldBe("Waypoint shop/waypoint takes routes for Service shop/cart from VirtualService shop/cart and from HTTPRoute shop/cart.");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.DeleteObject(new(ResourceKind.VirtualService, "shop", "cart")));
        finding.Related.ShouldContain(new ObjectKey(ResourceKind.HTTPRoute, "shop", "cart"));
    }

    [Fact]
    public void A_VirtualService_for_other_hosts_too_is_not_to_be_deleted() =>
        Findings.FindOne("WP023", [.. Shop(), Route, VirtualService("[cart, orders]")]).Remedy.ShouldBeNull();

    [Fact]
    public void Either_alone_is_well()
    {
        Findings.Find("WP023", [.. Shop(), Route]).ShouldBeEmpty();
        Findings.Find("WP023", [.. Shop(), VirtualService("[cart]")]).ShouldBeEmpty();
    }

    [Fact]
    public void A_VirtualService_of_an_ingress_gateway_is_no_matter_of_the_waypoint() =>
        Findings.Find("WP023", [.. Shop(), Route, VirtualService("[cart]", "[infra/ingress]")]).ShouldBeEmpty();

    [Fact]
    public void Without_a_waypoint_neither_is_followed() =>
        Findings.Find("WP023", ClusterYaml.Service("shop", "cart"), Route, VirtualService("[cart]")).ShouldBeEmpty();

    [Fact]
    public void One_for_many_hosts_is_not_offered_to_be_deleted() =>
        Findings.FindOne("WP023", [.. Shop(), Route, VirtualService("['*.shop.svc.cluster.local']")]).Remedy.ShouldBeNull();

    [Fact]
    public void One_that_no_istiod_reads_does_not_count()
    {
        var read = VirtualService("[cart]").Replace("namespace: shop}", "namespace: shop, labels: {istio.io/rev: default}}", StringComparison.Ordinal);

        Findings.Find("WP023", [.. Shop(), Route, ClusterYaml.Istiod(), read]).Count.ShouldBe(1);
        Findings.Find("WP023", [.. Shop(), Route, ClusterYaml.Istiod("other"), read]).ShouldBeEmpty();
    }

    [Fact]
    public void A_headless_service_follows_neither() =>
        Findings.Find("WP023", ClusterYaml.Waypoint("shop", "waypoint"), ClusterYaml.Service("shop", "cart", "{istio.io/use-waypoint: waypoint}", ip: "None"), Route, VirtualService("[cart]")).ShouldBeEmpty();

    private static string[] Shop() => [ClusterYaml.Waypoint("shop", "waypoint"), ClusterYaml.Service("shop", "cart", "{istio.io/use-waypoint: waypoint}")];

    private static string VirtualService(string hosts, string gateways = "[]") => $$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: cart, namespace: shop}
        spec: {hosts: {{hosts}}, gateways: {{gateways}}}
        """;
}
