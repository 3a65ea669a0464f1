using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class EndpointPolicyDeniesWaypointTests
{
    private const string Id = "WP012";

    private const string OnlyClient = "{selector: {matchLabels: {app: cart}}, rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/client]}}], to: [{operation: {ports: ['80']}}]}]}";

    private static readonly string[] Shop =
    [
        Namespace("shop", "{istio.io/dataplane-mode: ambient}"),
        Waypoint("shop", "waypoint"),
        WaypointPod("shop", "waypoint", account: "wp"),
        Service("shop", "cart", "{istio.io/use-waypoint: waypoint}", "{app: cart}"),
        Pod("shop", "cart-1", "{app: cart}"),
    ];

    [Fact]
    public void A_policy_that_knows_only_the_client()
    {
        var finding = Findings.FindOne(Id, [.. Shop, Authorization("shop", "only-client", OnlyClient)]);

        finding.Object.ShouldBe(new ObjectKey(ResourceKind.AuthorizationPolicy, "shop", "only-client"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldBe("AuthorizationPolicy shop/only-client (ALLOW) at the pods of cart does not let in cluster.local/ns/shop/sa/wp, as whom waypoint shop/waypoint comes.");
        finding.Effect.ShouldContain("Requests to shop/cart that go through the waypoint are refused");
        finding.Related.ShouldContain(new ObjectKey(ResourceKind.Gateway, "shop", "waypoint"));
        finding.Remedy!.Intent.ShouldBeOfType<ChangeIntent.PatchObject>().MergePatch.ShouldBe(
            """{"spec":{"rules":[{"from":[{"source":{"principals":["cluster.local/ns/shop/sa/client"]}},{"source":{"principals":["cluster.local/ns/shop/sa/wp"]}}],"to":[{"operation":{"ports":["80"]}}]}]}}""");
    }

    [Fact]
    public void A_condition_on_the_source_gets_a_rule_beside_it() =>
        Findings.FindOne(Id, [.. Shop, Authorization("shop", "p", "{rules: [{when: [{key: source.namespace, values: [bank]}]}]}")])
            .Remedy!.Intent.ShouldBeOfType<ChangeIntent.PatchObject>().MergePatch.ShouldBe(
                """{"spec":{"rules":[{"when":[{"key":"source.namespace","values":["bank"]}]},{"from":[{"source":{"principals":["cluster.local/ns/shop/sa/wp"]}}]}]}}""");

    [Fact]
    public void A_DENY_policy_for_all_but_the_client_refuses_the_waypoint_too() =>
        Findings.FindOne(Id, [.. Shop, Authorization("shop", "p", "{action: DENY, rules: [{from: [{source: {notPrincipals: [cluster.local/ns/shop/sa/client]}}]}]}")]).Remedy.ShouldBeNull();

    [Fact]
    public void A_policy_for_the_whole_mesh_is_told_at_the_service()
    {
        var finding = Findings.FindOne(Id, [.. Shop, Namespace("istio-system"), Authorization("istio-system", "mesh", "{rules: [{from: [{source: {namespaces: [bank]}}]}]}")]);

        finding.Object.ShouldBe(new ObjectKey(ResourceKind.Service, "shop", "cart"));
        finding.Cause.ShouldContain("AuthorizationPolicy istio-system/mesh (ALLOW), which holds for all namespaces, does not let in cluster.local/ns/shop/sa/wp");
        finding.Remedy!.Intent.ShouldBeOfType<ChangeIntent.PatchObject>().Target.Namespace.ShouldBe("istio-system");
    }

    [Fact]
    public void A_waypoint_of_another_namespace_comes_with_its_own_identity() =>
        Findings.FindOne(
            Id,
            Namespace("shop", "{istio.io/dataplane-mode: ambient}"),
            Namespace("infra"),
            Waypoint("infra", "waypoint", allowed: "{from: All}"),
            Service("shop", "cart", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: infra}", "{app: cart}"),
            Pod("shop", "cart-1", "{app: cart}"),
            Authorization("shop", "p", OnlyClient)).Cause.ShouldContain("cluster.local/ns/infra/sa/waypoint");

    [Fact]
    public void A_waypoint_of_workloads_comes_in_the_client_s_place_too() =>
        Findings.FindOne(
            Id,
            Namespace("shop", "{istio.io/dataplane-mode: ambient}"),
            Waypoint("shop", "waypoint", "{istio.io/waypoint-for: workload}"),
            WaypointPod("shop", "waypoint"),
            Pod("shop", "cart-1", "{app: cart, istio.io/use-waypoint: waypoint}"),
            Authorization("shop", "p", OnlyClient)).Cause.ShouldContain("at pod cart-1 does not let in cluster.local/ns/shop/sa/waypoint");

    [Theory]
    [InlineData("principals: [cluster.local/ns/shop/sa/client, cluster.local/ns/shop/sa/wp]")]
    [InlineData("namespaces: [shop]")]
    [InlineData("principals: ['*']")]
    public void A_policy_that_lets_the_waypoint_in_is_fine(string source) =>
        Findings.Find(Id, [.. Shop, Authorization("shop", "p", $"{{rules: [{{from: [{{source: {{{source}}}}}]}}]}}")]).ShouldBeEmpty();

    [Fact]
    public void Another_policy_may_let_it_in() =>
        Findings.Find(Id, [.. Shop, Authorization("shop", "p", OnlyClient), Authorization("shop", "q", "{rules: [{from: [{source: {serviceAccounts: [shop/wp]}}]}]}")]).ShouldBeEmpty();

    [Fact]
    public void Without_a_waypoint_the_client_itself_comes() =>
        Findings.Find(Id, Namespace("shop", "{istio.io/dataplane-mode: ambient}"), Service("shop", "cart", selector: "{app: cart}"), Pod("shop", "cart-1", "{app: cart}"), Authorization("shop", "p", OnlyClient)).ShouldBeEmpty();

    [Fact]
    public void A_policy_that_is_meant_to_deny_all_is_fine() => Findings.Find(Id, [.. Shop, Authorization("shop", "nobody", "{}")]).ShouldBeEmpty();

    [Fact]
    public void Before_a_pod_that_is_not_captured_nobody_enforces_it() =>
        Findings.Find(Id, [.. Shop[..^1], Pod("shop", "cart-1", "{app: cart}", "{}"), Authorization("shop", "p", OnlyClient)]).ShouldBeEmpty();

    [Fact]
    public void A_canary_that_takes_a_share_is_let_in_as_well()
    {
        var cart = Service("shop", "cart", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-canary: next}", "{app: cart}", annotations: "{istio.io/use-waypoint-canary-weight: '20'}");

        var finding = Findings.FindOne(Id, [.. Shop.Where(document => !document.Contains("name: cart,", StringComparison.Ordinal)), cart, Waypoint("shop", "next"), Authorization("shop", "p", OnlyClient)]);

        finding.Cause.ShouldContain("at the pods of cart does not");
        finding.Remedy!.Label.ShouldBe("Let cluster.local/ns/shop/sa/wp and cluster.local/ns/shop/sa/next in");
        finding.Remedy.Intent.ShouldBeOfType<ChangeIntent.PatchObject>().MergePatch.ShouldContain("""{"source":{"principals":["cluster.local/ns/shop/sa/wp","cluster.local/ns/shop/sa/next"]}}""");
    }

    [Fact]
    public void A_canary_that_only_is_kept_out_counts_too()
    {
        var cart = Service("shop", "cart", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-canary: next}", "{app: cart}", annotations: "{istio.io/use-waypoint-canary-weight: '20'}");

        Findings.FindOne(Id, [.. Shop.Where(document => !document.Contains("name: cart,", StringComparison.Ordinal)), cart, Waypoint("shop", "next"), Authorization("shop", "p", OnlyClient.Replace("sa/client", "sa/wp", StringComparison.Ordinal))])
            .Cause.ShouldContain("does not let in cluster.local/ns/shop/sa/next, as whom waypoint shop/next comes");
    }

    [Fact]
    public void A_policy_for_the_whole_mesh_is_told_at_a_pod_with_a_waypoint_of_its_own()
    {
        var finding = Findings.FindOne(
            Id,
            Namespace("shop", "{istio.io/dataplane-mode: ambient}"),
            Waypoint("shop", "waypoint", "{istio.io/waypoint-for: workload}"),
            WaypointPod("shop", "waypoint"),
            Pod("shop", "cart-1", "{app: cart, istio.io/use-waypoint: waypoint}"),
            Namespace("istio-system"),
            Authorization("istio-system", "mesh", "{rules: [{from: [{source: {namespaces: [bank]}}]}]}"));

        finding.Object.ShouldBe(new ObjectKey(ResourceKind.Pod, "shop", "cart-1"));
        finding.Cause.ShouldEndWith("as whom waypoint shop/waypoint comes to Pod shop/cart-1.");
    }

    [Fact]
    public void Where_source_and_condition_name_clients_a_rule_beside_it_asks_for_the_rest()
    {
        const string Policy = "{rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/client]}}], to: [{operation: {ports: ['80']}}], when: [{key: source.namespace, values: [shop]}, {key: destination.port, values: ['80']}]}]}";

        Findings.FindOne(Id, [.. Shop, Authorization("shop", "p", Policy)]).Remedy!.Intent.ShouldBeOfType<ChangeIntent.PatchObject>().MergePatch.ShouldEndWith(
            """,{"from":[{"source":{"principals":["cluster.local/ns/shop/sa/wp"]}}],"to":[{"operation":{"ports":["80"]}}],"when":[{"key":"destination.port","values":["80"]}]}]}}""");
    }

    [Fact]
    public void No_waypoint_comes_to_the_pods_of_a_headless_service() =>
        Findings.Find(Id, [.. Shop.Where(document => !document.Contains("name: cart,", StringComparison.Ordinal)), Service("shop", "cart", "{istio.io/use-waypoint: waypoint}", "{app: cart}", ip: "None"), Authorization("shop", "p", OnlyClient)]).ShouldBeEmpty();
}
