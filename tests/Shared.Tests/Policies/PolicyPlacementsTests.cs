using WaypointDashboard.Shared.Resources;
using static WaypointDashboard.Shared.Tests.Policies.PolicyMesh;

namespace WaypointDashboard.Shared.Tests.Policies;

public sealed class PolicyPlacementsTests
{
    [Theory]
    [InlineData("{kind: Service, group: '', name: cart}", "at waypoint shop/waypoint")]
    [InlineData("{kind: ServiceEntry, group: networking.istio.io, name: mail}", "at waypoint shop/waypoint")]
    [InlineData("{kind: Service, group: '', name: headless}", "nowhere: TargetHeadless")]
    [InlineData("{kind: Service, group: '', name: free}", "nowhere: TargetNotBound")]
    [InlineData("{kind: Service, group: '', name: out}", "nowhere: TargetNotBound")]
    [InlineData("{kind: Service, group: '', name: lost}", "nowhere: TargetNotBound")]
    [InlineData("{kind: Service, group: '', name: nobody}", "nowhere: TargetMissing")]
    [InlineData("{kind: Service, group: '', name: cart, namespace: bank}", "nowhere: ForeignNamespace")]
    [InlineData("{kind: Service, group: '', name: cart, namespace: shop}", "at waypoint shop/waypoint")]
    [InlineData("{kind: Gateway, group: gateway.networking.k8s.io, name: waypoint}", "at waypoint shop/waypoint")]
    [InlineData("{kind: Gateway, group: gateway.networking.k8s.io, name: starting}", "nowhere: WaypointNotReady")]
    [InlineData("{kind: Gateway, group: gateway.networking.k8s.io, name: nobody}", "nowhere: TargetMissing")]
    [InlineData("{kind: Gateway, group: gateway.networking.k8s.io, name: ingress}", "at gateway shop/ingress")]
    [InlineData("{kind: GatewayClass, group: gateway.networking.k8s.io, name: istio-waypoint}", "nowhere: NotInRootNamespace")]
    [InlineData("{kind: Deployment, group: apps, name: cart}", "nowhere: UnsupportedTarget")]
    public void A_target_reference_leads_to_its_waypoint(string reference, string expected) =>
        Placed(Authorization($"{{targetRefs: [{reference}]}}")).ShouldBe([expected]);

    [Theory]
    [InlineData("istio-waypoint", "at every waypoint")]
    [InlineData("other-class", "nowhere: NotWaypointClass")]
    public void The_root_namespace_may_refer_to_the_waypoints_class(string name, string expected) =>
        Placed(Authorization($"{{targetRefs: [{{kind: GatewayClass, group: gateway.networking.k8s.io, name: {name}}}]}}", "istio-system")).ShouldBe([expected]);

    [Fact]
    public void Each_target_is_a_placement_of_its_own() =>
        Placed(Authorization("{targetRefs: [{kind: Service, group: '', name: cart}, {kind: Service, group: '', name: free}]}")).ShouldBe(["at waypoint shop/waypoint", "nowhere: TargetNotBound"]);

    [Theory]
    [InlineData("{targetRefs: [{kind: Service, group: '', name: cart}]}")]
    [InlineData("{rules: [{}]}")]
    public void A_dry_run_does_nothing(string spec) => Placed(Authorization(spec, annotations: "{istio.io/dry-run: 'true'}")).ShouldBe(["nowhere: DryRun"]);

    [Theory]
    [InlineData("{rules: [{from: [{source: {namespaces: [a]}}]}]}", "shop", "at ztunnel of shop all without []")]
    [InlineData("{selector: {matchLabels: {app: cart}}, rules: [{}]}", "shop", "at ztunnel of shop app=cart without []")]
    [InlineData("{rules: [{}]}", "istio-system", "at ztunnel of all all without []")]
    [InlineData("{rules: [{to: [{operation: {methods: [GET]}}]}]}", "shop", "at ztunnel of shop all without [methods]")]
    [InlineData("{action: DENY, rules: [{to: [{operation: {methods: [GET]}}]}]}", "shop", "nowhere: NothingLeftAtZtunnel")]
    [InlineData("{action: CUSTOM}", "shop", "nowhere: UnsupportedAction")]
    public void Without_targets_ztunnel_enforces_what_it_can(string spec, string home, string expected) =>
        Placed(Authorization(spec, home)).ShouldBe([expected]);

    [Theory]
    [InlineData("security.istio.io/v1", "RequestAuthentication", "{}", "nowhere: WaypointsNeedTargetRefs")]
    [InlineData("extensions.istio.io/v1alpha1", "WasmPlugin", "{}", "nowhere: WaypointsNeedTargetRefs")]
    [InlineData("telemetry.istio.io/v1", "Telemetry", "{selector: {matchLabels: {app: cart}}}", "nowhere: WaypointsNeedTargetRefs")]
    [InlineData("security.istio.io/v1", "RequestAuthentication", "{targetRefs: [{kind: Service, group: '', name: cart}]}", "at waypoint shop/waypoint")]
    [InlineData("security.istio.io/v1", "PeerAuthentication", "{mtls: {mode: STRICT}}", "at ztunnel of shop all without []")]
    public void Other_policies_need_targets(string apiVersion, string kind, string spec, string expected) =>
        Placed(Document(apiVersion, kind, spec)).ShouldBe([expected]);

    [Theory]
    [InlineData("shop")]
    [InlineData("istio-system")]
    public void Telemetry_of_a_namespace_reaches_its_waypoints(string home) =>
        Placed(Document("telemetry.istio.io/v1", "Telemetry", "{}", home)).ShouldBe(["at waypoint shop/starting", "at waypoint shop/waypoint"]);

    [Theory]
    [InlineData("{kind: Service, group: '', name: cart}", "shop", "at waypoint shop/waypoint")]
    [InlineData("{kind: Service, group: '', name: cart, namespace: shop}", "bank", "nowhere: NamespaceNotRead")]
    [InlineData("{kind: Service, group: '', name: free}", "shop", "nowhere: TargetNotBound")]
    [InlineData("{kind: Service, group: '', name: nobody}", "shop", "nowhere: TargetMissing")]
    [InlineData("{kind: Gateway, name: waypoint}", "shop", "nowhere: ParentIsWaypoint")]
    [InlineData("{kind: Gateway, name: ingress}", "shop", "at gateway shop/ingress")]
    [InlineData("{kind: Gateway, name: nobody}", "shop", "nowhere: TargetMissing")]
    [InlineData("{kind: Deployment, group: apps, name: cart}", "shop", "nowhere: UnsupportedTarget")]
    public void A_route_follows_its_parent(string parent, string home, string expected) =>
        Placed(Document("gateway.networking.k8s.io/v1", "HTTPRoute", $"{{parentRefs: [{parent}]}}", home)).ShouldBe([expected]);

    [Theory]
    [InlineData("{hosts: [cart]}", "shop", "at waypoint shop/waypoint")]
    [InlineData("{hosts: [cart.shop.svc.cluster.local], gateways: [mesh, web]}", "shop", "at gateway unwatched|at waypoint shop/waypoint")]
    [InlineData("{hosts: [cart], gateways: [web]}", "shop", "at gateway unwatched")]
    [InlineData("{hosts: [cart.shop.svc.cluster.local]}", "bank", "nowhere: NamespaceNotRead")]
    [InlineData("{hosts: [mail.example.com]}", "shop", "at waypoint shop/waypoint")]
    [InlineData("{hosts: ['*.example.com']}", "shop", "at waypoint shop/waypoint")]
    [InlineData("{hosts: ['*.bank.svc.cluster.local']}", "shop", "nowhere: NoServiceForHosts")]
    [InlineData("{hosts: [free]}", "shop", "nowhere: TargetNotBound")]
    [InlineData("{hosts: [nobody.example.org]}", "shop", "nowhere: NoServiceForHosts")]
    [InlineData("{hosts: [nobody]}", "shop", "nowhere: NoServiceForHosts")]
    public void A_virtual_service_follows_its_hosts(string spec, string home, string expected) =>
        Placed(Document("networking.istio.io/v1", "VirtualService", spec, home)).ShouldBe(expected.Split('|'));

    [Theory]
    [InlineData("cart", "shop", 1, "at waypoint shop/waypoint")]
    [InlineData("cart.shop.svc.cluster.local", "istio-system", 1, "at waypoint shop/waypoint")]
    [InlineData("cart.shop.svc.cluster.local", "bank", 1, "nowhere: NamespaceNotRead")]
    [InlineData("'*.shop.svc.cluster.local'", "shop", 5, "at waypoint shop/waypoint")]
    [InlineData("'*.local'", "shop", 5, "at waypoint shop/waypoint")]
    [InlineData("'*'", "shop", 6, "at waypoint shop/waypoint")]
    [InlineData("'*.com'", "shop", 1, "at waypoint shop/waypoint")]
    public void A_destination_rule_follows_its_host(string host, string home, int count, string first)
    {
        var placed = Placed(Document("networking.istio.io/v1", "DestinationRule", $"{{host: {host}}}", home)).ToList();

        placed.Count.ShouldBe(count);
        placed[0].ShouldBe(first);
    }

    [Fact]
    public void What_is_no_policy_is_placed_nowhere() =>
        Placed("{apiVersion: v1, kind: Namespace, metadata: {name: x}}").ShouldBeEmpty();

    [Fact]
    public void The_root_namespace_is_the_one_configured()
    {
        var config = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: istio, namespace: istio-system}
            data: {mesh: '{"rootNamespace": "mesh-root"}'}
            """;

        Placed(Authorization("{rules: [{}]}", "mesh-root"), config).ShouldBe(["at ztunnel of all all without []"]);
        Placed(Authorization("{rules: [{}]}", "istio-system"), config).ShouldBe(["at ztunnel of istio-system all without []"]);
        Placed(Authorization("{rules: [{}]}", "mesh-root"), config.Replace("name: istio,", "name: istio-canary,", StringComparison.Ordinal)).ShouldBe(["at ztunnel of all all without []"]);
    }
}
