using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class SelectorPolicyIgnoredTests
{
    private const string Id = "WP010";

    private const string Methods = "rules: [{to: [{operation: {methods: [GET], paths: [/admin]}}]}]";

    private static readonly string[] Shop =
    [
        Namespace("shop", "{istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint}"),
        Waypoint("shop", "waypoint"),
        WaypointPod("shop", "waypoint"),
        Service("shop", "cart", selector: "{app: cart}"),
        Service("shop", "web", selector: "{app: web}"),
        Pod("shop", "cart-1", "{app: cart}"),
    ];

    [Fact]
    public void A_selector_policy_with_HTTP_attributes_is_ignored_by_the_waypoint()
    {
        var finding = Findings.FindOne(Id, [.. Shop, Authorization("shop", "p", $"{{action: DENY, selector: {{matchLabels: {{app: cart}}}}, {Methods}}}")]);

        finding.Object.ShouldBe(new ObjectKey(ResourceKind.AuthorizationPolicy, "shop", "p"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldBe("AuthorizationPolicy shop/p (DENY) checks methods and paths and has a selector (app=cart), so waypoint shop/waypoint ignores it.");
        finding.Effect.ShouldContain("it denies nothing");
        var patch = finding.Remedy!.Intent.ShouldBeOfType<ChangeIntent.PatchObject>();
        patch.Target.ShouldBe(finding.Object);
        patch.MergePatch.ShouldBe("""{"spec":{"selector":null,"targetRefs":[{"group":"","kind":"Service","name":"cart"}]}}""");
    }

    [Fact]
    public void One_for_the_whole_namespace_is_attached_to_the_waypoint() =>
        Findings.FindOne(Id, [.. Shop, Authorization("shop", "p", $"{{action: ALLOW, {Methods}}}")]).ShouldSatisfyAllConditions(
            finding => finding.Cause.ShouldContain("has no targetRefs"),
            finding => finding.Remedy!.Intent.ShouldBeOfType<ChangeIntent.PatchObject>().MergePatch.ShouldContain("""{"group":"gateway.networking.k8s.io","kind":"Gateway","name":"waypoint"}"""));

    [Fact]
    public void Tokens_are_checked_by_nobody()
    {
        const string Tokens = "{apiVersion: security.istio.io/v1, kind: RequestAuthentication, metadata: {name: jwt, namespace: shop}, spec: {jwtRules: [{issuer: x}]}}";

        Findings.FindOne(Id, [.. Shop, Tokens]).ShouldSatisfyAllConditions(
            finding => finding.Cause.ShouldContain("checks tokens of requests"),
            finding => finding.Effect.ShouldContain("Neither the waypoint nor ztunnel applies it"));
    }

    [Fact]
    public void Layer_4_belongs_to_ztunnel() =>
        Findings.Find(Id, [.. Shop, Authorization("shop", "p", "{action: DENY, selector: {matchLabels: {app: cart}}, rules: [{from: [{source: {namespaces: [bank]}}]}]}")]).ShouldBeEmpty();

    [Fact]
    public void With_targetRefs_it_is_fine() =>
        Findings.Find(Id, [.. Shop, Authorization("shop", "p", $"{{targetRefs: [{{kind: Service, group: '', name: cart}}], {Methods}}}")]).ShouldBeEmpty();

    [Fact]
    public void Without_a_bound_service_there_is_no_waypoint_to_ignore_it() =>
        Findings.Find(Id, Namespace("shop", "{istio.io/dataplane-mode: ambient}"), Service("shop", "cart"), Pod("shop", "cart-1"), Authorization("shop", "p", $"{{{Methods}}}")).ShouldBeEmpty();

    [Fact]
    public void A_policy_for_an_ingress_gateway_s_pods_is_fine()
    {
        var gateway = Pod("shop", "gw-1", "{gateway.networking.k8s.io/gateway-name: ingress, app: gw}", "{}");

        Findings.Find(Id, [.. Shop, gateway, Authorization("shop", "p", $"{{selector: {{matchLabels: {{app: gw}}}}, {Methods}}}")]).ShouldBeEmpty();
    }

    [Fact]
    public void A_policy_for_pods_with_sidecars_is_fine() =>
        Findings.Find(Id, [.. Shop, Pod("shop", "old-1", "{app: old}", "{sidecar.istio.io/status: x}"), Authorization("shop", "p", $"{{selector: {{matchLabels: {{app: old}}}}, {Methods}}}")]).ShouldBeEmpty();

    [Fact]
    public void A_policy_that_no_istiod_reads_is_ignored_by_all()
    {
        var policy = Authorization("shop", "p", $"{{action: DENY, {Methods}}}").Replace("namespace: shop}", "namespace: shop, labels: {istio.io/rev: default}}", StringComparison.Ordinal);

        Findings.Find(Id, [.. Shop, Istiod(), policy]).Count.ShouldBe(1);
        Findings.Find(Id, [.. Shop, Istiod("other"), policy]).ShouldBeEmpty();
    }

    [Fact]
    public void No_waypoint_stands_before_a_headless_service() =>
        Findings.Find(
            Id,
            Namespace("shop", "{istio.io/dataplane-mode: ambient}"),
            Waypoint("shop", "waypoint"),
            Service("shop", "cart", "{istio.io/use-waypoint: waypoint}", "{app: cart}", ip: "None"),
            Pod("shop", "cart-1", "{app: cart}"),
            Authorization("shop", "p", $"{{action: DENY, selector: {{matchLabels: {{app: cart}}}}, {Methods}}}")).ShouldBeEmpty();

    [Fact]
    public void Where_services_use_several_waypoints_it_is_attached_to_the_services()
    {
        string[] shop = [.. Shop, Waypoint("shop", "other"), Service("shop", "fees", "{istio.io/use-waypoint: other}", "{app: cart}")];

        var finding = Findings.FindOne(Id, [.. shop, Authorization("shop", "p", $"{{action: DENY, {Methods}}}")]);

        finding.Cause.ShouldEndWith("so the waypoints of shop ignore it.");
        finding.Remedy!.Intent.ShouldBeOfType<ChangeIntent.PatchObject>().MergePatch.ShouldBe(
            """{"spec":{"selector":null,"targetRefs":[{"group":"","kind":"Service","name":"cart"},{"group":"","kind":"Service","name":"fees"},{"group":"","kind":"Service","name":"web"}]}}""");
    }

    [Fact]
    public void A_policy_takes_sixteen_targets_at_most()
    {
        string[] policy = [Authorization("shop", "p", $"{{selector: {{matchLabels: {{app: cart}}}}, {Methods}}}")];
        IEnumerable<string> services(int count) => Enumerable.Range(1, count).Select(number => Service("shop", $"cart-{number}", selector: "{app: cart}"));

        Findings.FindOne(Id, [.. Shop, .. services(15), .. policy]).Remedy.ShouldNotBeNull();
        Findings.FindOne(Id, [.. Shop, .. services(16), .. policy]).Remedy.ShouldBeNull();
    }

    [Fact]
    public void A_waypoint_of_another_namespace_is_no_target()
    {
        string[] shop = [Namespace("shop", "{istio.io/dataplane-mode: ambient, istio.io/use-waypoint: far, istio.io/use-waypoint-namespace: infra}"), Waypoint("infra", "far", allowed: "{from: All}"), .. Shop[3..]];

        Findings.FindOne(Id, [.. shop, Authorization("shop", "p", $"{{{Methods}}}")]).Remedy!.Intent.ShouldBeOfType<ChangeIntent.PatchObject>().MergePatch
            .ShouldBe("""{"spec":{"selector":null,"targetRefs":[{"group":"","kind":"Service","name":"cart"},{"group":"","kind":"Service","name":"web"}]}}""");
    }

    [Fact]
    public void A_plugin_is_a_warning() =>
        Findings.FindOne(Id, [.. Shop, "{apiVersion: extensions.istio.io/v1alpha1, kind: WasmPlugin, metadata: {name: w, namespace: shop}, spec: {url: x, selector: {matchLabels: {app: cart}}}}"]).ShouldSatisfyAllConditions(
            finding => finding.Severity.ShouldBe(Severity.Warning),
            finding => finding.Cause.ShouldStartWith("WasmPlugin shop/w runs at a proxy"));
}
