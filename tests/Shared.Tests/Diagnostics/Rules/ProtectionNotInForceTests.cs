using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class ProtectionNotInForceTests
{
    private const string ToCart = "targetRefs: [{group: '', kind: Service, name: cart}]";
    private const string OnlyHttp = "selector: {matchLabels: {app: cart}}, action: DENY, rules: [{to: [{operation: {methods: [DELETE]}}]}]";

    private static readonly ObjectKey Policy = new(ResourceKind.AuthorizationPolicy, "shop", "p");

    private static readonly ObjectKey Cart = new(ResourceKind.Service, "shop", "cart");

    [Fact]
    public void A_policy_for_a_service_without_a_waypoint_is_enforced_by_nobody()
    {
        var finding = Findings.FindOne("WP029", ClusterYaml.Waypoint("shop", "waypoint"), ClusterYaml.Service("shop", "cart"), Authorization($"{{{ToCart}, action: DENY}}"));

        finding.Object.ShouldBe(Policy);
        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldBe("AuthorizationPolicy shop/p is enforced nowhere: Service shop/cart uses no waypoint.");
        finding.Effect.ShouldBe("It fails open: requests to Service shop/cart that it should deny are let through.");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.Enroll([Cart], new("shop", "waypoint")));
    }

    [Fact]
    public void A_refused_binding_is_to_be_made_right()
    {
        var finding = Findings.FindOne("WP029", ClusterYaml.Namespace("shop"), ClusterYaml.Service("shop", "cart", "{istio.io/use-waypoint: gone}"), Authorization($"{{{ToCart}}}"));

        finding.Cause.ShouldContain("waypoint \"shop/gone\" is not ready");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.DeployWaypoint>().Waypoint.ShouldBe(new("shop", "gone"));
    }

    [Fact]
    public void With_a_bound_service_it_is_well() =>
        Findings.Find("WP029", ClusterYaml.Waypoint("shop", "waypoint"), ClusterYaml.Service("shop", "cart", "{istio.io/use-waypoint: waypoint}"), Authorization($"{{{ToCart}}}")).ShouldBeEmpty();

    [Fact]
    public void One_of_two_targets_can_be_open()
    {
        var finding = Findings.FindOne(
            "WP029",
            ClusterYaml.Waypoint("shop", "waypoint"),
            ClusterYaml.Service("shop", "cart", "{istio.io/use-waypoint: waypoint}"),
            Authorization("{targetRefs: [{group: '', kind: Service, name: cart}, {group: '', kind: Service, name: gone}]}"));

        finding.Cause.ShouldBe("AuthorizationPolicy shop/p is not enforced for Service shop/gone: there is no Service shop/gone.");
    }

    [Fact]
    public void What_is_gone_needs_no_protection()
    {
        var finding = Findings.FindOne("WP029", Authorization($"{{{ToCart}}}"));

        finding.Severity.ShouldBe(Severity.Warning);
        finding.Effect.ShouldStartWith("It protects nothing.");
    }

    [Fact]
    public void What_went_through_a_waypoint_that_is_gone_is_open()
    {
        var finding = Findings.FindOne("WP029", Authorization("{targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: gone}], action: DENY}"));

        finding.Severity.ShouldBe(Severity.Error);
        finding.Effect.ShouldBe("It fails open: requests through Gateway shop/gone that it should deny are let through.");
    }

    [Fact]
    public void Targets_that_cannot_be_read_are_not_missed() =>
        Findings.Find("WP029", Findings.Without(WatchState.Forbidden, ResourceKind.Service), Authorization($"{{{ToCart}}}")).ShouldBeEmpty();

    [Fact]
    public void A_dry_run_protects_nothing_on_purpose() =>
        Findings.Find("WP029", ClusterYaml.Service("shop", "cart"), Authorization($"{{{ToCart}}}").Replace("namespace: shop}", "namespace: shop, annotations: {istio.io/dry-run: 'true'}}", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void A_DENY_policy_of_HTTP_alone_denies_nothing_at_ztunnel()
    {
        var finding = Findings.FindOne(
            "WP029",
            ClusterYaml.Waypoint("shop", "waypoint"),
            ClusterYaml.Service("shop", "cart", "{istio.io/use-waypoint: waypoint}", "{app: cart}"),
            ClusterYaml.Pod("shop", "cart-1", "{app: cart}"),
            Authorization($"{{{OnlyHttp}}}"));

        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldBe("AuthorizationPolicy shop/p selects 1 captured pod, but ztunnel cannot check methods; without that, nothing of this DENY policy is left.");
        finding.Effect.ShouldBe("It fails open: requests to this pod that it should deny are let through.");
        var patch = finding.Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.PatchObject>();
        patch.MergePatch.ShouldBe("""{"spec":{"selector":null,"targetRefs":[{"group":"","kind":"Service","name":"cart"}]}}""");
    }

    [Fact]
    public void A_rule_of_several_can_be_open()
    {
        const string spec = "{selector: {matchLabels: {app: cart}}, action: DENY, rules: [{from: [{source: {namespaces: [dev]}}]}, {to: [{operation: {paths: [/admin]}}]}]}";

        Findings.FindOne("WP029", ClusterYaml.Pod("shop", "cart-1", "{app: cart}"), Authorization(spec)).Cause
            .ShouldBe("AuthorizationPolicy shop/p selects 1 captured pod, but ztunnel cannot check paths; without that, nothing is left of rule 2 of 2.");
    }

    [Fact]
    public void An_ALLOW_policy_denies_more_and_protects() =>
        Findings.Find("WP029", ClusterYaml.Pod("shop", "cart-1", "{app: cart}"), Authorization("{selector: {matchLabels: {app: cart}}, rules: [{to: [{operation: {methods: [GET]}}]}]}")).ShouldBeEmpty();

    [Fact]
    public void Pods_with_a_sidecar_enforce_it_themselves() =>
        Findings.Find("WP029", ClusterYaml.Pod("shop", "cart-1", "{app: cart}", "{sidecar.istio.io/status: injected}"), Authorization($"{{{OnlyHttp}}}")).ShouldBeEmpty();

    [Fact]
    public void In_the_root_namespace_it_is_about_all_namespaces()
    {
        var policy = ClusterYaml.Authorization("istio-system", "p", "{action: DENY, rules: [{to: [{operation: {paths: [/admin]}}]}]}");
        Findings.Find("WP029", policy).ShouldBeEmpty("perhaps there is no ambient at all");

        var finding = Findings.FindOne("WP029", policy + "\nstatus: {conditions: [{type: ZtunnelAccepted, status: 'True', reason: UnsupportedValue}]}");

        finding.Severity.ShouldBe(Severity.Warning);
        finding.Cause.ShouldStartWith("AuthorizationPolicy istio-system/p selects the captured pods of all namespaces");
    }

    [Fact]
    public void A_policy_for_the_ingress_gateway_beside_istiod_is_enforced_there() =>
        Findings.Find(
            "WP029",
            ClusterYaml.Pod("istio-system", "ingress-1", "{istio: ingressgateway}", "{}"),
            ClusterYaml.Authorization("istio-system", "p", "{selector: {matchLabels: {istio: ingressgateway}}, action: CUSTOM, provider: {name: ext}, rules: [{}]}")).ShouldBeEmpty();

    [Fact]
    public void A_RequestAuthentication_takes_a_waypoint()
    {
        const string tokens = """
            apiVersion: security.istio.io/v1
            kind: RequestAuthentication
            metadata: {name: jwt, namespace: shop}
            spec: {selector: {matchLabels: {app: cart}}}
            """;

        var finding = Findings.FindOne("WP029", ClusterYaml.Pod("shop", "cart-1", "{app: cart}"), tokens);

        finding.Object.ShouldBe(new(ResourceKind.RequestAuthentication, "shop", "jwt"));
        finding.Effect.ShouldContain("tokens in requests to this pod are not checked");
    }

    private static string Authorization(string spec) => ClusterYaml.Authorization("shop", "p", spec);

    [Theory]
    [InlineData(ToCart)]
    [InlineData("selector: {matchLabels: {app: cart}}")]
    public void What_no_istiod_reads_protects_nothing(string where)
    {
        string[] shop = [ClusterYaml.Istiod(), ClusterYaml.Waypoint("shop", "waypoint"), ClusterYaml.Service("shop", "cart", "{istio.io/use-waypoint: waypoint}", "{app: cart}"), ClusterYaml.Pod("shop", "cart-1", "{app: cart}")];
        var policy = Authorization($"{{{where}, action: DENY, rules: [{{from: [{{source: {{namespaces: [bank]}}}}]}}]}}");
        Findings.Find("WP029", [.. shop, policy]).ShouldBeEmpty();

        var finding = Findings.FindOne("WP029", [.. shop, policy.Replace("namespace: shop", "namespace: shop, labels: {istio.io/rev: gone}", StringComparison.Ordinal)]);

        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldContain("labelled istio.io/rev=gone");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.EditMetadata(Policy, [KeyValuePair.Create("istio.io/rev", (string?)null)], []));
    }

    [Fact]
    public void A_headless_service_is_not_offered_a_waypoint() =>
        Findings.FindOne("WP029", ClusterYaml.Waypoint("shop", "waypoint"), ClusterYaml.Service("shop", "cart", ip: "None"), Authorization($"{{{ToCart}, action: DENY}}")).ShouldSatisfyAllConditions(
            finding => finding.Fix.ShouldStartWith("Give the service a cluster IP"),
            finding => finding.Remedy.ShouldBeNull());

    [Theory]
    [InlineData("{targetRefs: [{group: '', kind: Service, name: cart}], action: CUSTOM, provider: {name: ext}}", Severity.Error, "It fails open: requests to Service shop/cart go through without the external authorizer being asked.")]
    [InlineData("{targetRefs: [{group: '', kind: Service, name: cart}], action: AUDIT}", Severity.Warning, "Requests to Service shop/cart are not audited.")]
    [InlineData("{targetRefs: [{group: '', kind: Service, name: cart}]}", Severity.Error, "It fails open: requests to Service shop/cart that it does not allow are let through, unless another policy stops them.")]
    [InlineData("{selector: {matchLabels: {app: cart}}, action: AUDIT}", Severity.Warning, "Requests to these pods are not audited.")]
    public void What_is_open_depends_on_the_action(string spec, Severity severity, string effect)
    {
        var finding = Findings.FindOne("WP029", ClusterYaml.Namespace("shop"), ClusterYaml.Service("shop", "cart"), ClusterYaml.Pod("shop", "cart-1", "{app: cart}"), ClusterYaml.Pod("shop", "cart-2", "{app: cart}"), Authorization(spec));

        (finding.Severity, finding.Effect).ShouldBe((severity, effect));
    }

    [Theory]
    [InlineData("{group: gateway.networking.k8s.io, kind: GatewayClass, name: istio-waypoint}", "shop", "Put the policy into the root namespace")]
    [InlineData("{group: gateway.networking.k8s.io, kind: GatewayClass, name: other}", "istio-system", "Refer to GatewayClass istio-waypoint.")]
    [InlineData("{group: apps, kind: Deployment, name: cart}", "shop", "Refer to a Service, ServiceEntry or Gateway.")]
    [InlineData("{group: gateway.networking.k8s.io, kind: Gateway, name: starting}", "shop", "Find out why the waypoint has no address.")]
    [InlineData("{group: '', kind: Service, name: cart, namespace: bank}", "shop", "Put the policy into the namespace of its target.")]
    [InlineData("{group: '', kind: Service, name: gone}", "shop", "Correct the name in targetRefs")]
    [InlineData("{group: '', kind: Service, name: lost}", "shop", "Make the binding of Service shop/lost right")]
    [InlineData("{group: '', kind: Service, name: alias}", "shop", "Attach it to the Service that the name stands for")]
    public void What_to_do_depends_on_the_cause(string target, string home, string fix)
    {
        string[] shop =
        [
            ClusterYaml.Namespace("shop"), ClusterYaml.Namespace("bank"), ClusterYaml.Service("bank", "cart"), ClusterYaml.Service("shop", "lost", "{istio.io/use-waypoint: gone}"),
            ClusterYaml.Service("shop", "alias", type: "ExternalName", ip: ""), ClusterYaml.Waypoint("shop", "starting", status: ClusterYaml.Starting),
            "{apiVersion: gateway.networking.k8s.io/v1, kind: GatewayClass, metadata: {name: other}, spec: {controllerName: example.com/other}}",
            "{apiVersion: gateway.networking.k8s.io/v1, kind: GatewayClass, metadata: {name: istio-waypoint}, spec: {controllerName: istio.io/mesh-controller}}",
        ];

        Findings.FindOne("WP029", [.. shop, ClusterYaml.Authorization(home, "p", $"{{targetRefs: [{target}], action: DENY}}")]).Fix.ShouldStartWith(fix);
    }
}
