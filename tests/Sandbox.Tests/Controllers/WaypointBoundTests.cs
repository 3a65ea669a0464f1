using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Tests.Controllers;

public sealed class WaypointBoundTests(LiveCluster cluster) : IClassFixture<LiveCluster>
{
    private const string Bound = "istio.io/WaypointBound";
    private const string Use = "istio.io/use-waypoint";

    [Fact]
    public async Task A_service_of_an_enrolled_namespace_is_attached()
    {
        var ns = await WithWaypointAsync((Use, "waypoint"));
        cluster.CreateService(ns, "cart");
        await SaysAsync(ns, "cart", $"True WaypointAccepted: Successfully attached to waypoint {ns}/waypoint");
    }

    [Fact]
    public async Task A_service_that_opts_out_says_nothing()
    {
        var ns = await WithWaypointAsync((Use, "waypoint"));
        cluster.CreateService(ns, "cart");
        cluster.CreateService(ns, "clock", (Use, "none"));
        await SaysAsync(ns, "cart", $"True WaypointAccepted: Successfully attached to waypoint {ns}/waypoint");
        cluster.Store.Get(ResourceTypes.Service, ns, "clock")!.ToJson().Condition(Bound).ShouldBeNull();
        cluster.Store.Get(ResourceTypes.Service, ns, "waypoint")!.ToJson().Condition(Bound).ShouldBeNull();
    }

    [Theory]
    [InlineData("true", ". Ingress traffic will traverse the waypoint")]
    [InlineData("false", ". Ingress traffic is not using the waypoint, set the istio.io/ingress-use-waypoint label to true if desired.")]
    [InlineData("yes", ". Ingress traffic is not using the waypoint, set the istio.io/ingress-use-waypoint label to true if desired.")]
    public async Task What_ingress_does_is_added(string label, string added)
    {
        var ns = await WithWaypointAsync();
        cluster.CreateService(ns, "cart", (Use, "waypoint"), ("istio.io/ingress-use-waypoint", label));
        await SaysAsync(ns, "cart", $"True WaypointAccepted: Successfully attached to waypoint {ns}/waypoint{added}");
    }

    [Fact]
    public async Task A_waypoint_that_is_not_there_is_not_ready_and_the_namespace_s_does_not_step_in()
    {
        var ns = await WithWaypointAsync((Use, "waypoint"));
        cluster.CreateService(ns, "cart", (Use, "other"));
        await SaysAsync(ns, "cart", $"False WaypointIsNotReady: waypoint \"{ns}/other\" is not ready");
        cluster.CreateWaypoint(ns, "other");
        await SaysAsync(ns, "cart", $"True WaypointAccepted: Successfully attached to waypoint {ns}/other");
    }

    [Fact]
    public async Task Another_namespace_has_to_be_let_in()
    {
        var home = await WithWaypointAsync();
        var ns = cluster.Namespace();
        cluster.CreateService(ns, "cart", (Use, "waypoint"), ($"{Use}-namespace", home));
        await SaysAsync(ns, "cart", $"False AttachmentDenied: we are not permitted to attach to waypoint \"{home}/waypoint\" (missing allowedRoutes?)");
        cluster.Merge(cluster.Store.Get(ResourceTypes.Gateway, home, "waypoint")!,
            $$"""{ "spec": { "listeners": [{ "name": "mesh", "port": 15008, "protocol": "HBONE", "allowedRoutes": { "namespaces": { "from": "Selector", "selector": { "matchLabels": { "kubernetes.io/metadata.name": "{{ns}}" } } } } }] } }""");
        await SaysAsync(ns, "cart", $"True WaypointAccepted: Successfully attached to waypoint {home}/waypoint");
    }

    [Theory]
    [InlineData("workload")]
    [InlineData("none")]
    [InlineData("Service")]
    public async Task A_waypoint_for_something_else_refuses_services(string traffic)
    {
        var ns = cluster.Namespace((Use, "waypoint"));
        cluster.CreateWaypoint(ns, labels: ("istio.io/waypoint-for", traffic));
        cluster.CreateService(ns, "cart");
        await SaysAsync(ns, "cart", $"False UnsupportedTrafficType: attempting to bind to traffic type \"service\" which the waypoint \"{ns}/waypoint\" does not support");
    }

    [Theory]
    [InlineData("waypoint", "10", ". Canary waypoint not attached: canary waypoint \"{0}/waypoint\" must differ from the primary waypoint")]
    [InlineData("next", "10%", ". Canary waypoint not attached: canary waypoint \"{0}/next\" has an invalid weight; must be an integer in [0,100]")]
    [InlineData("next", "101", ". Canary waypoint not attached: canary waypoint \"{0}/next\" has an invalid weight; must be an integer in [0,100]")]
    [InlineData("next", "10", ". Canary waypoint not attached: waypoint \"{0}/next\" is not ready")]
    [InlineData("none", "10", "")]
    public async Task A_canary_that_cannot_be_used_leaves_the_primary(string canary, string weight, string added)
    {
        var ns = await WithWaypointAsync();
        var service = cluster.CreateService(ns, "cart", (Use, "waypoint"), ($"{Use}-canary", canary));
        cluster.Merge(service, $$"""{ "metadata": { "annotations": { "istio.io/use-waypoint-canary-weight": "{{weight}}" } } }""");
        await SaysAsync(ns, "cart", $"True WaypointAccepted: Successfully attached to waypoint {ns}/waypoint{string.Format(System.Globalization.CultureInfo.InvariantCulture, added, ns)}");
    }

    [Fact]
    public async Task A_wildcard_entry_misses_its_waypoint()
    {
        var ns = await WithWaypointAsync();
        var entry = cluster.Create(ResourceTypes.ServiceEntry, new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "partners", ["namespace"] = ns },
            ["spec"] = new JsonObject { ["hosts"] = new JsonArray("*.example.net"), ["resolution"] = "DYNAMIC_DNS" },
        });
        var missing = await cluster.UntilAsync(ResourceTypes.ServiceEntry, ns, "partners", value => value.Is("istio.io/WaypointMissing"));
        missing.Condition("istio.io/WaypointMissing").ShouldBe("True NoWaypointForWildcardService: ServiceEntry will not apply until it is bound to a valid waypoint.");
        cluster.Merge(entry, """{ "metadata": { "labels": { "istio.io/use-waypoint": "waypoint" } } }""");
        var bound = await cluster.UntilAsync(ResourceTypes.ServiceEntry, ns, "partners", value => value.Is(Bound));
        bound.Condition("istio.io/WaypointMissing").ShouldBeNull();
    }

    [Fact]
    public async Task A_workload_entry_takes_the_labels_of_its_spec_and_inherits_silently()
    {
        var ns = await WithWaypointAsync((Use, "waypoint"));
        Entry("inherits", labels: []);
        Entry("asks", new JsonObject { [Use] = "waypoint" });
        var asks = await cluster.UntilAsync(ResourceTypes.WorkloadEntry, ns, "asks", value => value.Condition(Bound) is not null);
        asks.Condition(Bound).ShouldBe($"False UnsupportedTrafficType: attempting to bind to traffic type \"workload\" which the waypoint \"{ns}/waypoint\" does not support");
        cluster.Store.Get(ResourceTypes.WorkloadEntry, ns, "inherits")!.ToJson().Condition(Bound).ShouldBeNull();

        void Entry(string name, JsonObject labels) => cluster.Create(ResourceTypes.WorkloadEntry, new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = ns },
            ["spec"] = new JsonObject { ["address"] = "192.0.2.7", ["labels"] = labels },
        });
    }

    [Fact]
    public async Task Whatever_has_an_address_binds_even_an_ingress_gateway()
    {
        var ns = cluster.Namespace();
        cluster.Merge(cluster.CreateWaypoint(ns, "demo"), """{ "spec": { "gatewayClassName": "istio", "listeners": [{ "name": "http", "port": 80, "protocol": "HTTP" }] } }""");
        cluster.CreateService(ns, "cart", (Use, "demo"));
        await SaysAsync(ns, "cart", $"True WaypointAccepted: Successfully attached to waypoint {ns}/demo");
    }

    [Fact]
    public async Task An_entry_that_is_seen_in_its_namespace_only_stays_there()
    {
        var home = cluster.Namespace();
        cluster.CreateWaypoint(home, allowed: "All");
        await cluster.UntilAsync(ResourceTypes.Gateway, home, "waypoint", value => value.Is("Programmed"));
        var ns = cluster.Namespace(("visibility", "own"));
        cluster.Create(ResourceTypes.ServiceEntry, new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "partner", ["namespace"] = ns, ["labels"] = new JsonObject { [Use] = "waypoint", [$"{Use}-namespace"] = home } },
            ["spec"] = new JsonObject { ["hosts"] = new JsonArray("partner.example.net"), ["resolution"] = "DNS" },
        });
        await cluster.UntilAsync(ResourceTypes.ServiceEntry, ns, "partner", value => value.Is(Bound));
        const string Mesh = "serviceEntryVisibility: { policies: [{ matchingRules: [{ namespaceSelector: { matchLabels: { visibility: own } } }], visibility: NAMESPACE }] }";
        cluster.Merge(cluster.Store.Get(ResourceTypes.ConfigMap, "istio-system", "istio")!, new JsonObject { ["data"] = new JsonObject { ["mesh"] = Mesh } }.ToJsonString());
        var entry = await cluster.UntilAsync(ResourceTypes.ServiceEntry, ns, "partner", value => !value.Is(Bound));
        entry.Condition(Bound).ShouldBe($"False CrossNamespaceWaypointForbidden: cannot bind to waypoint \"{home}/waypoint\" in another namespace: cross-namespace waypoint binding is not permitted for a ServiceEntry with NAMESPACE visibility");
        entry.Condition("istio.io/VisibilityApplied").ShouldStartWith("True Namespace");
    }

    private async Task<string> WithWaypointAsync(params (string Key, string Value)[] labels)
    {
        var ns = cluster.Namespace(labels);
        cluster.CreateWaypoint(ns);
        await cluster.UntilAsync(ResourceTypes.Gateway, ns, "waypoint", value => value.Is("Programmed"));
        return ns;
    }

    private async Task SaysAsync(string ns, string service, string expected)
    {
        string? said = null;
        await cluster.UntilAsync([ResourceTypes.Service], () => (said = cluster.Store.Get(ResourceTypes.Service, ns, service)?.ToJson().Condition(Bound)) == expected, () => $"It says {said}, and not {expected}");
    }
}
