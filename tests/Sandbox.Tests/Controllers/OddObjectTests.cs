using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Tests.Controllers;

/// <summary>Built-in kinds are taken as they come: what nobody can make sense of must not stop the controllers.</summary>
public sealed class OddObjectTests(LiveCluster cluster) : IClassFixture<LiveCluster>
{
    [Theory]
    [InlineData("apps/v1", "Deployment", """{ }""")]
    [InlineData("apps/v1", "Deployment", """{ "spec": { "selector": {}, "template": { "metadata": { "labels": { "app": 1 } }, "spec": "none" } } }""")]
    [InlineData("apps/v1", "Deployment", """{ "spec": { "replicas": "three", "selector": { "matchLabels": { "app": "x" } }, "template": { "metadata": "x" } } }""")]
    [InlineData("apps/v1", "Deployment", """{ "spec": { "replicas": -4, "selector": { "matchLabels": "x" }, "template": { "spec": { "containers": ["x"] } } } }""")]
    [InlineData("apps/v1", "ReplicaSet", """{ "spec": { "replicas": 2, "template": 7 } }""")]
    [InlineData("apps/v1", "StatefulSet", """{ "spec": { "replicas": 2 } }""")]
    [InlineData("apps/v1", "DaemonSet", """{ "spec": { "template": { "spec": { "nodeSelector": "all" } } } }""")]
    [InlineData("v1", "Pod", """{ }""")]
    [InlineData("v1", "Pod", """{ "spec": { "containers": {}, "nodeSelector": [], "tolerations": "all", "nodeName": "worker-1" } }""")]
    [InlineData("v1", "Service", """{ "spec": { "selector": { "app": 3 }, "ports": "all" } }""")]
    [InlineData("v1", "ResourceQuota", """{ "spec": { "hard": { "pods": "many" } } }""")]
    [InlineData("autoscaling/v2", "HorizontalPodAutoscaler", """{ "spec": { "minReplicas": 9, "maxReplicas": 2, "scaleTargetRef": { "name": "web" } } }""")]
    [InlineData("policy/v1", "PodDisruptionBudget", """{ "spec": { "minAvailable": "half", "selector": { "matchExpressions": [{ "key": "app", "operator": "Like" }] } } }""")]
    [InlineData("discovery.k8s.io/v1", "EndpointSlice", """{ "endpoints": "none" }""")]
    public async Task What_makes_no_sense_stops_nobody(string apiVersion, string kind, string body)
    {
        var ns = cluster.Namespace();
        var value = JsonNode.Parse(body)!.AsObject();
        value["metadata"] = new JsonObject { ["name"] = "odd", ["namespace"] = ns };
        cluster.Create(ResourceTypes.Find(apiVersion, kind)!, value);
        await AliveAsync(ns);
    }

    [Theory]
    [InlineData("{ spec: [")]
    [InlineData("text")]
    [InlineData("{ spec: { template: none } }")]
    [InlineData("{ spec: { replicas: many } }")]
    [InlineData("{ metadata: { name: other, namespace: other } }")]
    public async Task Parameters_that_cannot_be_read_stop_nobody(string overlay)
    {
        var ns = cluster.Namespace();
        cluster.Create(ResourceTypes.ConfigMap, new JsonObject { ["metadata"] = new JsonObject { ["name"] = "options", ["namespace"] = ns }, ["data"] = new JsonObject { ["deployment"] = overlay, ["service"] = overlay } });
        cluster.Merge(cluster.CreateWaypoint(ns), """{ "spec": { "infrastructure": { "parametersRef": { "group": "", "kind": "ConfigMap", "name": "options" } } } }""");
        await AliveAsync(ns);
    }

    [Fact]
    public async Task Names_that_look_like_something_else_are_names()
    {
        var ns = cluster.Namespace();
        cluster.CreateWaypoint(ns, "true");
        await cluster.UntilAsync(ResourceTypes.Gateway, ns, "true", value => value.Is("Programmed"));
    }

    private async Task AliveAsync(string ns)
    {
        cluster.CreateDeployment(ns, "web", 1);
        await cluster.UntilAsync([ResourceTypes.Pod], () => cluster.All(ResourceTypes.Pod, ns).Any(pod => pod.Label("app") == "web" && pod.Is("Ready")), () => "the controllers have stopped");
    }
}
