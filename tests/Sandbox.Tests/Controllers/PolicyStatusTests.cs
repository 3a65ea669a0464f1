using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Tests.Controllers;

public sealed class PolicyStatusTests(LiveCluster cluster) : IClassFixture<LiveCluster>
{
    private const string Ztunnel = "ZtunnelAccepted";
    private const string Waypoint = "WaypointAccepted";
    private const string Found = "True UnsupportedValue: ztunnel does not support HTTP attributes (found: ";
    private const string Must = "). In ambient mode you must use a waypoint proxy to enforce HTTP rules. ";

    [Theory]
    [InlineData("""{ "rules": [{ "from": [{ "source": { "principals": ["a"] } }], "when": [{ "key": "destination.port", "values": ["80"] }] }] }""", "True Accepted: attached to ztunnel")]
    [InlineData("""{ "action": "AUDIT", "rules": [{}] }""", "False UnsupportedValue: ztunnel does not support the AUDIT action")]
    [InlineData("""{ "rules": [{ "to": [{ "operation": { "paths": ["/"], "methods": ["GET"] } }] }] }""", Found + "methods, paths" + Must + "Within an ALLOW policy, rules matching HTTP attributes are omitted. This will be more restrictive than requested.")]
    [InlineData("""{ "action": "DENY", "rules": [{ "from": [{ "source": { "namespaces": ["a"], "requestPrincipals": ["*"] } }] }] }""", Found + "requestPrincipals" + Must + "DENY policy with HTTP attributes is enforced without the HTTP rules. This will be more restrictive than requested.")]
    [InlineData("""{ "action": "DENY", "rules": [{ "from": [{ "source": { "namespaces": ["a"] } }], "when": [{ "key": "request.headers[x]", "values": ["1"] }] }] }""", Found + "request.headers[x]" + Must + "After omitting unsupported HTTP attributes, this DENY policy has no enforceable rules at ztunnel and will have no effect. Deploy a waypoint proxy and use a targetRef to enforce this policy.")]
    public async Task What_ztunnel_can_enforce(string spec, string expected) => await SaysAsync(cluster.Namespace(), spec, Ztunnel, expected);

    [Fact]
    public async Task What_targets_reach_and_how_that_changes()
    {
        var ns = cluster.Namespace();
        const string Spec = """{ "targetRefs": [{ "group": "", "kind": "Service", "name": "cart" }] }""";
        await SaysAsync(ns, Spec, Waypoint, $"False TargetNotFound: Service {ns}/cart was not found");
        cluster.CreateService(ns, "cart", ("istio.io/use-waypoint", "waypoint"));
        await UntilAsync(ns, Waypoint, $"False AncestorNotBound: Service {ns}/cart is not bound to a waypoint");
        cluster.CreateWaypoint(ns);
        await UntilAsync(ns, Waypoint, $"True Accepted: bound to {ns}/waypoint");
        cluster.Store.Delete(ResourceTypes.Gateway, ns, "waypoint", new DeleteOptions()).EnsureSucceeded();
        await UntilAsync(ns, Waypoint, $"False AncestorNotBound: Service {ns}/cart is not bound to a waypoint");
        cluster.Store.Get(ResourceTypes.AuthorizationPolicy, ns, "policy")!.ToJson().Condition(Ztunnel).ShouldBeNull();
    }

    [Fact]
    public async Task Several_targets_are_told_together()
    {
        var ns = cluster.Namespace();
        await SaysAsync(ns, """{ "targetRefs": [{ "group": "", "kind": "Service", "name": "cart" }, { "group": "gateway.networking.k8s.io", "kind": "Gateway", "name": "waypoint" }] }""",
            Waypoint, $"False Invalid: Invalid targetRefs: Service.core:{ns}/cart, Gateway.gateway.networking.k8s.io:{ns}/waypoint");
        cluster.CreateWaypoint(ns);
        await UntilAsync(ns, Waypoint, $"True PartiallyInvalid: Invalid targetRefs: Service.core:{ns}/cart");
    }

    [Fact]
    public async Task A_class_is_for_the_root_namespace() => await SaysAsync(cluster.Namespace(), """{ "targetRefs": [{ "group": "gateway.networking.k8s.io", "kind": "GatewayClass", "name": "istio-waypoint" }] }""",
        Waypoint, "False Invalid: AuthorizationPolicy must be in the root namespace `istio-system` when referencing a GatewayClass");

    [Fact]
    public async Task Routes_hear_whether_their_service_has_a_waypoint()
    {
        var ns = cluster.Namespace();
        cluster.Create(ResourceTypes.HttpRoute, JsonNode.Parse($$"""
            { "metadata": { "name": "cart", "namespace": "{{ns}}" }, "spec": { "parentRefs": [{ "group": "", "kind": "Service", "name": "cart" }], "rules": [{ "backendRefs": [{ "name": "cart", "port": 80 }] }] } }
            """)!.AsObject());
        await RouteSaysAsync(ns, "parent not found", $"False NoMatchingParent: parent service: \"cart.{ns}.svc.cluster.local\" not found", $"False BackendNotFound: backend(cart.{ns}.svc.cluster.local) not found");
        var service = cluster.CreateService(ns, "cart");
        await RouteSaysAsync(ns, "istio.io/use-waypoint label missing from parent and parent namespace; in ambient mode, route will not be respected", "True Accepted: Route was valid", "True ResolvedRefs: All references resolved");
        cluster.Merge(service, """{ "metadata": { "labels": { "istio.io/use-waypoint": "waypoint" } } }""");
        await RouteSaysAsync(ns, "All waypoints resolved", "True Accepted: Route was valid", "True ResolvedRefs: All references resolved");
    }

    private async Task SaysAsync(string ns, string spec, string type, string expected)
    {
        cluster.Create(ResourceTypes.AuthorizationPolicy, new JsonObject { ["metadata"] = new JsonObject { ["name"] = "policy", ["namespace"] = ns }, ["spec"] = JsonNode.Parse(spec) });
        await UntilAsync(ns, type, expected);
    }

    private async Task UntilAsync(string ns, string type, string expected)
    {
        string? said = null;
        await cluster.UntilAsync([ResourceTypes.AuthorizationPolicy], () => (said = cluster.Store.Get(ResourceTypes.AuthorizationPolicy, ns, "policy")!.ToJson().Condition(type)) == expected, () => $"It says {said}, and not {expected}");
    }

    private async Task RouteSaysAsync(string ns, string waypoints, string accepted, string references)
    {
        JsonNode? said = null;
        await cluster.UntilAsync([ResourceTypes.HttpRoute], () =>
        {
            said = cluster.Store.Get(ResourceTypes.HttpRoute, ns, "cart")!.ToJson()["status"]?["parents"]?[0]?["conditions"];
            return (said.Condition("ResolvedWaypoints"), said.Condition("Accepted"), said.Condition("ResolvedRefs")) == ($"True ResolvedWaypoints: {waypoints}", accepted, references);
        }, () => $"It says {said?.ToJsonString()}");
    }
}
