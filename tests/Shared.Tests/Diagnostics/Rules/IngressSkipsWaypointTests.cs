using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class IngressSkipsWaypointTests
{
    private static readonly ObjectKey Cart = new(ResourceKind.Service, "shop", "cart");

    private static readonly string Ingress = ClusterYaml.Waypoint("infra", "ingress", className: "istio", listener: "port: 80, protocol: HTTP");

    private static readonly string FromOutside = ClusterYaml.Route("infra", "cart", "{name: ingress}").Replace("{name: cart, port: 80}", "{name: cart, namespace: shop, port: 80}", StringComparison.Ordinal);

    [Fact]
    public void An_ingress_gateway_that_leads_to_a_bound_service_goes_past_its_waypoint()
    {
        var finding = Findings.FindOne("WP016", [.. Shop(), ClusterYaml.Authorization("shop", "deny-delete", "{targetRefs: [{kind: Service, group: '', name: cart}], action: DENY}")]);

        finding.Object.ShouldBe(Cart);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Cause.ShouldBe("HTTPRoute infra/cart brings traffic from ingress gateway infra/ingress to Service shop/cart past its waypoint shop/waypoint: istio.io/ingress-use-waypoint is set neither on the service nor on its namespace.");
        finding.Effect.ShouldContain("AuthorizationPolicy shop/deny-delete is not applied");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.SetIngressUseWaypoint([Cart], true));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("1")]
    public void A_service_with_the_label_is_well(string value) => Findings.Find("WP016", Shop($"{{istio.io/ingress-use-waypoint: '{value}'}}")).ShouldBeEmpty();

    [Fact]
    public void A_namespace_with_the_label_is_well() =>
        Findings.Find("WP016", Shop(namespaceLabels: "{istio.io/use-waypoint: waypoint, istio.io/ingress-use-waypoint: 'true'}")).ShouldBeEmpty();

    [Fact]
    public void A_value_that_is_no_boolean_is_named()
    {
        var finding = Findings.FindOne("WP016", Shop("{istio.io/ingress-use-waypoint: 'yes'}"));

        finding.Cause.ShouldEndWith("istio.io/ingress-use-waypoint is \"yes\" on Service shop/cart.");
        finding.Fix.ShouldContain("takes any other value than a boolean for false");
    }

    [Fact]
    public void Where_somebody_has_said_false_it_is_only_noted() =>
        Findings.FindOne("WP016", [.. Shop("{istio.io/ingress-use-waypoint: 'false'}"), ClusterYaml.Authorization("shop", "p", "{targetRefs: [{kind: Service, group: '', name: cart}]}")])
            .Severity.ShouldBe(Severity.Info);

    [Fact]
    public void Without_anything_at_the_waypoint_it_is_only_noted() => Findings.FindOne("WP016", Shop()).Severity.ShouldBe(Severity.Info);

    [Fact]
    public void A_route_that_the_gateway_has_refused_brings_nothing() =>
        Findings.Find("WP016", [.. Shop().SkipLast(1), FromOutside + "\nstatus: {parents: [{controllerName: c, parentRef: {name: ingress}, conditions: [{type: Accepted, status: 'False', reason: NotAllowedByListeners}]}]}"]).ShouldBeEmpty();

    [Theory]
    [InlineData("{name: ingress}", "True", 1)]
    [InlineData("{name: ingress, namespace: infra}", "False", 0)]
    [InlineData("{name: other}", "False", 1)]
    [InlineData("{name: ingress, namespace: shop}", "False", 1)]
    [InlineData("{group: '', kind: Service, name: ingress}", "False", 1)]
    public void Only_what_is_said_of_this_parent_counts(string parent, string accepted, int found) =>
        Findings.Find("WP016", [.. Shop().SkipLast(1), FromOutside + $"\nstatus: {{parents: [{{controllerName: c, parentRef: {parent}, conditions: [{{type: ResolvedRefs, status: 'False'}}, {{type: Accepted, status: '{accepted}'}}]}}]}}"]).Count.ShouldBe(found);

    [Theory]
    [InlineData("istio.io/gateway-controller", 1)]
    [InlineData("example.com/gateway", 0)]
    public void A_class_is_Istio_s_by_its_controller(string controller, int found)
    {
        var ofClass = Ingress.Replace("gatewayClassName: istio,", "gatewayClassName: edge,", StringComparison.Ordinal);
        var edge = $"{{apiVersion: gateway.networking.k8s.io/v1, kind: GatewayClass, metadata: {{name: edge}}, spec: {{controllerName: {controller}}}}}";

        Findings.Find("WP016", [.. Shop().Where(document => document != Ingress), ofClass]).ShouldBeEmpty("nobody knows whose the class is");
        Findings.Find("WP016", [.. Shop().Where(document => document != Ingress), ofClass, edge]).Count.ShouldBe(found);
    }

    [Fact]
    public void A_headless_service_would_gain_nothing_by_the_label() =>
        Findings.Find("WP016", [.. Shop().Skip(1), ClusterYaml.Service("shop", "cart", ip: "None")]).ShouldBeEmpty();

    [Fact]
    public void A_service_without_a_waypoint_has_nothing_to_skip() => Findings.Find("WP016", Shop("{istio.io/use-waypoint: none}")).ShouldBeEmpty();

    [Theory]
    [InlineData("shop", true, 1)]
    [InlineData("shop", false, 0)]
    [InlineData("infra", true, 0)]
    public void An_ingress_gateway_that_leads_to_a_ServiceEntry_by_its_host_goes_past_its_waypoint(string home, bool hasAddress, int found)
    {
        var entry = ClusterYaml.ServiceEntry("shop", "pay", "{istio.io/use-waypoint: waypoint}", "pay.example.com");
        var route = ClusterYaml.Route(home, "pay", "{name: ingress, namespace: infra}").Replace("{name: cart, port: 80}", "{group: networking.istio.io, kind: Hostname, name: pay.example.com, port: 443}", StringComparison.Ordinal);

        var findings = Findings.Find("WP016", [.. Shop().SkipLast(1), hasAddress ? entry + "\nstatus: {addresses: [{value: 240.240.0.1}]}" : entry, route]);

        findings.Count.ShouldBe(found);
        foreach (var finding in findings)
        {
            finding.Object.ShouldBe(new(ResourceKind.ServiceEntry, "shop", "pay"));
            finding.Cause.ShouldBe("HTTPRoute shop/pay brings traffic from ingress gateway infra/ingress to ServiceEntry shop/pay past its waypoint shop/waypoint: istio.io/ingress-use-waypoint is set neither on the ServiceEntry nor on its namespace.");
            finding.Effect.ShouldStartWith("Requests from outside go straight to the endpoints.");
            finding.Fix.ShouldContain("to true on the ServiceEntry");
            finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.SetIngressUseWaypoint([finding.Object], true));
        }
    }

    private static string[] Shop(string labels = "{}", string namespaceLabels = "{istio.io/use-waypoint: waypoint}") =>
    [
        ClusterYaml.Service("shop", "cart", labels),
        ClusterYaml.Namespace("shop", namespaceLabels),
        ClusterYaml.Waypoint("shop", "waypoint"),
        Ingress,
        FromOutside,
    ];
}
