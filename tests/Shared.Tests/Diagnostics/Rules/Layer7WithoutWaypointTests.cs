using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class Layer7WithoutWaypointTests
{
    private const string Id = "WP009";

    private const string Methods = "rules: [{to: [{operation: {methods: [GET]}}]}]";

    private static readonly string Shop = Namespace("shop", "{istio.io/dataplane-mode: ambient}");

    private static readonly ChangeIntent Deploy = new ChangeIntent.DeployWaypoint(new("shop", "waypoint"), null, null, new AllowedNamespaces.Same(), EnrollNamespace: true);

    [Theory]
    [InlineData("HTTPRoute")]
    [InlineData("TLSRoute")]
    public void A_route_of_a_service_without_a_waypoint(string kind)
    {
        var finding = Findings.FindOne(Id, Shop, Service("shop", "cart"), Route("shop", "split", "{group: '', kind: Service, name: cart}", kind));

        finding.Object.ShouldBe(new ObjectKey(Enum.Parse<ResourceKind>(kind), "shop", "split"));
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Cause.ShouldBe($"{kind} shop/split is attached to Service shop/cart, which uses no waypoint.");
        finding.Effect.ShouldContain("do not follow the route");
        finding.Remedy!.Intent.ShouldBe(Deploy);
    }

    [Fact]
    public void A_waypoint_of_the_namespace_is_offered() =>
        Findings.FindOne(Id, Shop, Service("shop", "cart"), Waypoint("shop", "edge"), Route("shop", "split", "{group: '', kind: Service, name: cart}"))
            .Remedy!.Intent.ShouldBe(new ChangeIntent.Enroll([new(ResourceKind.Service, "shop", "cart")], new("shop", "edge")));

    [Fact]
    public void A_waypoint_that_refuses_is_named() =>
        Findings.FindOne(Id, Shop, Service("shop", "cart", "{istio.io/use-waypoint: gone}"), Route("shop", "split", "{group: '', kind: Service, name: cart}")).ShouldSatisfyAllConditions(
            finding => finding.Cause.ShouldContain("which gets no waypoint: waypoint \"shop/gone\" is not ready"),
            finding => finding.Remedy!.Intent.ShouldBeOfType<ChangeIntent.DeployWaypoint>().Waypoint.ShouldBe(new WaypointRef("shop", "gone")));

    [Fact]
    public void A_policy_with_targetRefs_is_enforced_nowhere()
    {
        var finding = Findings.FindOne(Id, Shop, Service("shop", "cart"), Authorization("shop", "p", $"{{targetRefs: [{{kind: Service, group: '', name: cart}}], {Methods}}}"));

        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldBe("AuthorizationPolicy shop/p is attached to Service shop/cart, which uses no waypoint.");
        finding.Effect.ShouldContain("Nobody enforces it");
    }

    [Fact]
    public void A_DENY_policy_at_ztunnel_of_which_nothing_is_left_fails_open()
    {
        var finding = Findings.FindOne(Id, Shop, Pod("shop", "cart-1", "{app: cart}"), Authorization("shop", "p", $"{{action: DENY, selector: {{matchLabels: {{app: cart}}}}, {Methods}}}"));

        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldBe("AuthorizationPolicy shop/p (DENY) checks methods, which ztunnel cannot, and no service of the pods that it selects has a waypoint.");
        finding.Effect.ShouldContain("it denies nothing");
        finding.Remedy!.Intent.ShouldBe(Deploy);
    }

    [Fact]
    public void A_waypoint_of_other_services_does_not_help() =>
        Findings.FindOne(
            Id, Shop, Waypoint("shop", "waypoint"), WaypointPod("shop", "waypoint"), Service("shop", "web", "{istio.io/use-waypoint: waypoint}", "{app: web}"),
            Service("shop", "cart", selector: "{app: cart}"), Pod("shop", "cart-1", "{app: cart}"), Authorization("shop", "p", $"{{action: DENY, selector: {{matchLabels: {{app: cart}}}}, {Methods}}}"))
            .ShouldSatisfyAllConditions(
                finding => finding.Cause.ShouldContain("no service of the pods that it selects has a waypoint"),
                finding => finding.Remedy!.Intent.ShouldBe(new ChangeIntent.Enroll([new(ResourceKind.Service, "shop", "cart")], new("shop", "waypoint"))));

    [Fact]
    public void An_ALLOW_policy_at_ztunnel_allows_nothing() =>
        Findings.FindOne(Id, Shop, Pod("shop", "cart-1"), Authorization("shop", "p", $"{{action: ALLOW, {Methods}}}")).Effect.ShouldContain("the policy allows nothing, and all traffic");

    [Fact]
    public void A_rule_without_attributes_stays_in_force() =>
        Findings.FindOne(Id, Shop, Pod("shop", "cart-1"), Authorization("shop", "p", "{action: ALLOW, rules: [{to: [{operation: {paths: [/x]}}]}, {from: [{source: {namespaces: [bank]}}]}]}"))
            .Effect.ShouldBe("ztunnel leaves 1 of its 2 rules out: more is denied than was written.");

    [Fact]
    public void With_a_waypoint_it_is_fine()
    {
        string[] bound = [Namespace("shop", "{istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint}"), Waypoint("shop", "waypoint"), WaypointPod("shop", "waypoint"), Service("shop", "cart"), Pod("shop", "cart-1")];

        Findings.Find(Id, [.. bound, Route("shop", "split", "{group: '', kind: Service, name: cart}"), Authorization("shop", "p", $"{{targetRefs: [{{kind: Service, group: '', name: cart}}], {Methods}}}")]).ShouldBeEmpty();
    }

    [Fact]
    public void A_waypoint_in_a_namespace_that_cannot_be_read_may_well_be_there() =>
        Findings.Find(
            Id,
            Findings.Everything.With(new(ResourceKind.Gateway, "shop", WatchState.Synced)),
            Shop,
            Service("shop", "cart", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: infra}"),
            Route("shop", "split", "{group: '', kind: Service, name: cart}")).ShouldBeEmpty();

    [Fact]
    public void Layer_4_at_ztunnel_is_fine() =>
        Findings.Find(Id, Shop, Pod("shop", "cart-1"), Authorization("shop", "p", "{action: DENY, rules: [{from: [{source: {namespaces: [bank]}}]}]}")).ShouldBeEmpty();

    [Fact]
    public void Outside_of_ambient_routes_and_policies_are_for_sidecars() =>
        Findings.Find(
            Id, Namespace("shop"), Service("shop", "cart"), Pod("shop", "cart-1", annotations: "{sidecar.istio.io/status: x}"),
            Route("shop", "split", "{group: '', kind: Service, name: cart}"), Authorization("shop", "p", $"{{{Methods}}}")).ShouldBeEmpty();

    private const string ToCart = "{group: '', kind: Service, name: cart}";

    [Theory]
    [InlineData("{}", "None", "ClusterIP", "which is headless: clients address its pods and pass every waypoint of the service by.", "Give the service a cluster IP")]
    [InlineData("{istio.io/use-waypoint: waypoint}", "None", "ClusterIP", "which is headless: clients address its pods and pass every waypoint of the service by.", "Give the service a cluster IP")]
    [InlineData("{}", "''", "ExternalName", "which is of type ExternalName and no service of the mesh.", "Attach it to the Service that the name stands for")]
    [InlineData("{gateway.istio.io/managed: istio.io-mesh-controller}", "10.1.0.1", "ClusterIP", "which is a gateway's own service, and such a service never has a waypoint.", "Attach it to the Gateway")]
    public void What_no_waypoint_would_help_is_not_offered_one(string labels, string ip, string type, string state, string fix)
    {
        var finding = Findings.FindOne(Id, Shop, Waypoint("shop", "waypoint"), Service("shop", "cart", labels, type: type, ip: ip), Route("shop", "split", ToCart));

        finding.Cause.ShouldEndWith(state);
        finding.Fix.ShouldStartWith(fix);
        finding.Remedy.ShouldBeNull();
    }

    [Theory]
    [InlineData("{istio.io/rev: gone}", "DNS", "which no istiod reads (istio.io/rev=gone).")]
    [InlineData("{istio.io/use-waypoint: none}", "DNS", "which has opted out of waypoints (istio.io/use-waypoint=none).")]
    [InlineData("{gateway.istio.io/managed: istio.io-mesh-controller}", "DNS", "which is a gateway's own service, and such a service never has a waypoint.")]
    public void An_entry_says_why_nothing_reaches_it_through_a_waypoint(string labels, string resolution, string state) =>
        Findings.FindOne(Id, Shop, Istiod(), Waypoint("shop", "waypoint"), ServiceEntry("shop", "mail", labels).Replace("DNS", resolution, StringComparison.Ordinal), Route("shop", "split", ToMail)).Cause.ShouldEndWith(state);

    [Fact]
    public void An_entry_that_nobody_sees_is_a_matter_of_the_mesh_s_configuration()
    {
        var finding = Findings.FindOne(Id, Hidden("NONE"), Shop, Waypoint("shop", "waypoint"), ServiceEntry("shop", "mail", "{istio.io/use-waypoint: waypoint}"), Route("shop", "split", ToMail));

        finding.Cause.ShouldEndWith("which the mesh's serviceEntryVisibility hides from everybody.");
        finding.Fix.ShouldContain("serviceEntryVisibility in the mesh configuration");
        finding.Remedy.ShouldBeNull();
    }

    [Fact]
    public void An_entry_that_is_seen_at_home_takes_a_waypoint_of_its_own_namespace()
    {
        string[] shop =
        [
            Hidden("NAMESPACE"), Shop, Namespace("infra"), Waypoint("infra", "far", allowed: "{from: All}"), Waypoint("shop", "near"),
            ServiceEntry("shop", "mail", "{istio.io/use-waypoint: far, istio.io/use-waypoint-namespace: infra}"), Route("shop", "split", ToMail),
        ];

        var finding = Findings.FindOne(Id, shop);

        finding.Cause.ShouldContain("which gets no waypoint: ");
        finding.Remedy!.Intent.ShouldBe(new ChangeIntent.Enroll([new(ResourceKind.ServiceEntry, "shop", "mail")], new("shop", "near")));
    }

    [Fact]
    public void Of_several_targets_those_that_a_waypoint_helps_are_enrolled() =>
        Findings.FindOne(Id, Shop, Waypoint("shop", "waypoint"), Service("shop", "aside", ip: "None"), Service("shop", "cart"), Authorization("shop", "p", $"{{targetRefs: [{{group: '', kind: Service, name: aside}}, {ToCart}], {Methods}}}"))
            .Remedy!.Intent.ShouldBe(new ChangeIntent.Enroll([new(ResourceKind.Service, "shop", "cart")], new("shop", "waypoint")));

    [Fact]
    public void A_policy_that_no_istiod_reads_is_not_sent_to_ztunnel()
    {
        string[] shop = [Shop, Service("shop", "cart", selector: "{app: cart}"), Pod("shop", "cart-1", "{app: cart}")];
        var policy = Authorization("shop", "p", $"{{action: DENY, {Methods}}}").Replace("namespace: shop}", "namespace: shop, labels: {istio.io/rev: default}}", StringComparison.Ordinal);

        Findings.Find(Id, [.. shop, Istiod(), policy]).Count.ShouldBe(1);
        Findings.Find(Id, [.. shop, Istiod("other"), policy]).ShouldBeEmpty();
    }

    private const string ToMail = "{group: networking.istio.io, kind: ServiceEntry, name: mail}";

    private static string Hidden(string visibility) => $$$"""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: istio, namespace: istio-system}
        data: {mesh: '{"serviceEntryVisibility": {"defaultVisibility": "{{{visibility}}}"}}'}
        """;
}
