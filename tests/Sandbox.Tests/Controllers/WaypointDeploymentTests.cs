using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Tests.Controllers;

public sealed class WaypointDeploymentTests(LiveCluster cluster) : IClassFixture<LiveCluster>
{
    private const string Managed = "gateway.istio.io/managed";
    private const string GatewayName = "gateway.networking.k8s.io/gateway-name";
    private static readonly ResourceType[] Made = [ResourceTypes.ServiceAccount, ResourceTypes.Deployment, ResourceTypes.Service];

    [Fact]
    public async Task A_waypoint_is_deployed_and_gets_its_addresses()
    {
        var ns = cluster.Namespace();
        var gateway = cluster.CreateWaypoint(ns, labels: ("istio.io/waypoint-for", "all"));
        var ready = await cluster.UntilAsync(ResourceTypes.Gateway, ns, "waypoint", value => value.Is("Programmed"));
        ready.Condition("Accepted").ShouldBe("True Accepted: Resource accepted");
        ready.Condition("Programmed").ShouldBe($"True Programmed: Resource programmed, assigned to service(s) waypoint.{ns}.svc.cluster.local:15008");
        var service = cluster.All(ResourceTypes.Service, ns).ShouldHaveSingleItem();
        ready["status"]!["addresses"]!.AsArray().Select(address => (string?)address!["value"]).ShouldBe([(string?)service["spec"]!["clusterIP"], $"waypoint.{ns}.svc.cluster.local"]);
        service["spec"]!["ports"]!.AsArray().Select(port => $"{port!["name"]} {port["port"]} {port["appProtocol"]}").ShouldBe(["status-port 15021 tcp", "mesh 15008 hbone"]);
        var listener = ready["status"]!["listeners"]!.AsArray().ShouldHaveSingleItem()!;
        listener["conditions"].Condition("Accepted").ShouldBe("True Accepted: No errors found");
        foreach (var type in Made)
        {
            var made = cluster.Store.Get(type, ns, "waypoint").ShouldNotBeNull();
            made.OwnerUids.ShouldBe([gateway.Uid]);
            made.Labels[Managed].ShouldBe("istio.io-mesh-controller");
            made.Labels[GatewayName].ShouldBe("waypoint");
            made.Labels["gateway.networking.k8s.io/gateway-class-name"].ShouldBe("istio-waypoint");
            made.Labels["istio.io/waypoint-for"].ShouldBe("all");
        }
    }

    [Fact]
    public async Task Its_pods_are_ready_and_not_captured()
    {
        var ns = cluster.Namespace(("istio.io/dataplane-mode", "ambient"));
        cluster.CreateWaypoint(ns);
        await cluster.UntilAsync(ResourceTypes.Gateway, ns, "waypoint", value => value.Is("Programmed"));
        var pod = cluster.All(ResourceTypes.Pod, ns).ShouldHaveSingleItem();
        pod.Is("Ready").ShouldBeTrue();
        pod.Label(GatewayName).ShouldBe("waypoint");
        pod.Label("istio.io/dataplane-mode").ShouldBe("none");
        pod.Annotation("ambient.istio.io/redirection").ShouldBeNull();
        ((string?)pod["spec"]!["serviceAccountName"]).ShouldBe("waypoint");
    }

    [Fact]
    public async Task Until_a_pod_is_ready_the_gateway_says_what_it_waits_for()
    {
        var ns = cluster.Namespace();
        Options(ns, "{ spec: { replicas: 0 } }");
        cluster.Merge(cluster.CreateWaypoint(ns), """{ "spec": { "infrastructure": { "parametersRef": { "group": "", "kind": "ConfigMap", "name": "options" } } } }""");
        await cluster.UntilAsync(ResourceTypes.Gateway, ns, "waypoint", value => value.Condition("Programmed")?.StartsWith("False AddressNotAssigned", StringComparison.Ordinal) == true);
        Options(ns, "{ spec: { replicas: 2 } }");
        await cluster.UntilAsync(ResourceTypes.Gateway, ns, "waypoint", value => value.Is("Programmed"));
        await cluster.UntilAsync(ResourceTypes.Deployment, ns, "waypoint", value => (int?)value["status"]!["readyReplicas"] == 2);
    }

    [Fact]
    public async Task Addresses_stay_when_all_pods_are_gone()
    {
        var ns = cluster.Namespace();
        cluster.CreateWaypoint(ns);
        await cluster.UntilAsync(ResourceTypes.Gateway, ns, "waypoint", value => value.Is("Programmed"));
        cluster.Merge(cluster.Store.Get(ResourceTypes.Deployment, ns, "waypoint")!, """{ "spec": { "replicas": 0 } }""");
        var gateway = await cluster.UntilAsync(ResourceTypes.Gateway, ns, "waypoint", value => !value.Is("Programmed"));
        gateway["status"]!["addresses"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Deleting_a_waypoint_takes_everything_with_it()
    {
        var ns = cluster.Namespace();
        cluster.CreateWaypoint(ns);
        cluster.CreateService(ns, "cart", ("istio.io/use-waypoint", "waypoint"));
        await cluster.UntilAsync(ResourceTypes.Service, ns, "cart", value => value.Is("istio.io/WaypointBound"));
        cluster.Store.Delete(ResourceTypes.Gateway, ns, "waypoint", new DeleteOptions()).EnsureSucceeded();
        var cart = await cluster.UntilAsync(ResourceTypes.Service, ns, "cart", value => !value.Is("istio.io/WaypointBound"));
        cart.Condition("istio.io/WaypointBound").ShouldBe($"False WaypointIsNotReady: waypoint \"{ns}/waypoint\" is not ready");
        ResourceType[] left = [.. Made, ResourceTypes.ReplicaSet, ResourceTypes.Pod];
        await cluster.UntilAsync(left, () => left.All(type => cluster.Store.Get(type, ns, "waypoint") is null && cluster.All(ResourceTypes.Pod, ns).Count == 0), () => "something is left");
    }

    [Fact]
    public async Task A_name_that_is_taken_is_left_alone()
    {
        var ns = cluster.Namespace();
        cluster.CreateService(ns, "cart");
        cluster.CreateWaypoint(ns, "cart");
        var gateway = await cluster.UntilAsync(ResourceTypes.Gateway, ns, "cart", value => value.Condition("Programmed")?.StartsWith("False", StringComparison.Ordinal) == true);
        gateway.Condition("Programmed").ShouldBe($"False AddressNotUsable: Failed to assign to any requested addresses: port 15008 not found for hostname \"cart.{ns}.svc.cluster.local\"");
        await cluster.UntilAsync([ResourceTypes.Deployment], () => cluster.Store.Get(ResourceTypes.Deployment, ns, "cart") is not null, () => "no Deployment");
        cluster.Store.Get(ResourceTypes.Service, ns, "cart")!.Labels.ContainsKey(Managed).ShouldBeFalse();
    }

    [Fact]
    public async Task A_listener_of_another_kind_is_called_unsupported()
    {
        var ns = cluster.Namespace();
        cluster.Merge(cluster.CreateWaypoint(ns), """{ "spec": { "listeners": [{ "name": "http", "port": 8080, "protocol": "HTTP" }] } }""");
        var gateway = await cluster.UntilAsync(ResourceTypes.Gateway, ns, "waypoint", value => (string?)value["status"]?["listeners"]?[0]?["name"] == "http");
        gateway["status"]!["listeners"]![0]!["conditions"].Condition("Accepted").ShouldBe("False UnsupportedProtocol: Expected a single listener on port 15008 with protocol \"HBONE\"");
        gateway.Is("Accepted").ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{ "name": "mesh", "port": 15008, "protocol": "HBONE", "tls": { "mode": "Terminate", "options": { "gateway.istio.io/tls-terminate-mode": "ISTIO_MUTUAL" } } }""", "True Accepted: No errors found")]
    [InlineData("""{ "name": "mesh", "port": 8080, "protocol": "HTTP" }""", "False UnsupportedProtocol: East-west gateway listeners must be either port 15008 with protocol \"HBONE\" and TLS.Mode == Terminate, or TLS with TLS.Mode == Passthrough")]
    public async Task An_east_west_gateway_wants_listeners_of_its_own_kind(string listener, string expected)
    {
        var ns = cluster.Namespace();
        cluster.Merge(cluster.CreateWaypoint(ns, "eastwest"), $$"""{ "spec": { "gatewayClassName": "istio-east-west", "listeners": [{{listener}}] } }""");
        string? said = null;
        await cluster.UntilAsync([ResourceTypes.Gateway], () => (said = cluster.Store.Get(ResourceTypes.Gateway, ns, "eastwest")!.ToJson()["status"]?["listeners"]?[0]?["conditions"].Condition("Accepted")) == expected, () => $"It says {said}");
    }

    [Fact]
    public async Task Names_can_be_chosen_by_annotations()
    {
        var ns = cluster.Namespace();
        var gateway = cluster.Create(ResourceTypes.Gateway, JsonNode.Parse($$"""
            {
              "metadata": { "name": "waypoint", "namespace": "{{ns}}", "annotations": { "gateway.istio.io/name-override": "proxy", "gateway.istio.io/service-account": "identity" } },
              "spec": { "gatewayClassName": "istio-waypoint", "listeners": [{ "name": "mesh", "port": 15008, "protocol": "HBONE" }] }
            }
            """)!.AsObject());
        var ready = await cluster.UntilAsync(ResourceTypes.Gateway, ns, "waypoint", value => value.Is("Programmed"));
        ready.Condition("Programmed").ShouldNotBeNull().ShouldContain($"proxy.{ns}.svc.cluster.local:15008");
        cluster.Store.Get(ResourceTypes.ServiceAccount, ns, "identity").ShouldNotBeNull().OwnerUids.ShouldBe([gateway.Uid]);
        ((string?)cluster.All(ResourceTypes.Pod, ns).ShouldHaveSingleItem()["spec"]!["serviceAccountName"]).ShouldBe("identity");
    }

    [Fact]
    public async Task Another_revision_s_waypoint_is_not_touched()
    {
        var ns = cluster.Namespace();
        cluster.CreateWaypoint(ns, "theirs", labels: ("istio.io/rev", "1-27-0"));
        cluster.CreateWaypoint(ns, "ours", labels: ("istio.io/rev", "default"));
        await cluster.UntilAsync(ResourceTypes.Gateway, ns, "ours", value => value.Is("Programmed"));
        cluster.Store.Get(ResourceTypes.Gateway, ns, "theirs")!.ToJson().Condition("Programmed").ShouldBe("Unknown Pending: Waiting for controller");
        cluster.Store.Get(ResourceTypes.Deployment, ns, "theirs").ShouldBeNull();
    }

    [Fact]
    public async Task Parameters_lay_over_what_is_made()
    {
        var ns = cluster.Namespace();
        Options(ns, "{ spec: { replicas: 2 } }");
        cluster.Merge(cluster.CreateWaypoint(ns), """{ "spec": { "infrastructure": { "parametersRef": { "group": "", "kind": "ConfigMap", "name": "options" } } } }""");
        var budget = await cluster.UntilAsync(ResourceTypes.PodDisruptionBudget, ns, "waypoint", value => (int?)value["status"]?["currentHealthy"] == 2);
        ((int?)budget["status"]!["disruptionsAllowed"]).ShouldBe(1);
    }

    private void Options(string ns, string deployment) => cluster.Store.Apply(ResourceTypes.ConfigMap, new JsonObject
    {
        ["apiVersion"] = "v1",
        ["kind"] = "ConfigMap",
        ["metadata"] = new JsonObject { ["name"] = "options", ["namespace"] = ns },
        ["data"] = new JsonObject { ["deployment"] = deployment, ["podDisruptionBudget"] = "{ spec: { minAvailable: 1 } }" },
    }, new WriteOptions("test") { Force = true }).EnsureSucceeded();
}
