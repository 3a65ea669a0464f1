using System.Globalization;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Controllers.Networking;
using WaypointDashboard.Sandbox.Controllers.Workloads;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Scale;

/// <summary>The objects of a large cluster, in the state in which the controllers would leave them.</summary>
internal static class ScaleManifests
{
    private const string Then = "2026-01-12T08:00:00Z";
    private const string Hash = "7c9d8b6f5";

    public static JsonObject Node(int number) => Parse($$"""
        {
          "metadata": { "name": "node-{{number:000}}", "labels": { "kubernetes.io/hostname": "node-{{number:000}}", "istio-cni": "installed", "topology.kubernetes.io/zone": "eu-1{{(char)('a' + (number % 3))}}" } },
          "status": {
            "addresses": [{ "type": "InternalIP", "address": "172.18.{{number / 250}}.{{(number % 250) + 2}}" }],
            "conditions": [{ "type": "Ready", "status": "True", "reason": "KubeletReady", "message": "kubelet is posting ready status" }]
          }
        }
        """);

    public static JsonObject Waypoint(string ns) => Parse($$"""
        {
          "metadata": { "name": "waypoint", "namespace": "{{ns}}", "labels": { "istio.io/waypoint-for": "service" } },
          "spec": { "gatewayClassName": "istio-waypoint", "listeners": [{ "name": "mesh", "port": 15008, "protocol": "HBONE", "allowedRoutes": { "namespaces": { "from": "All" } } }] }
        }
        """);

    public static JsonObject Policy(string ns) => Parse($$"""
        {
          "metadata": { "name": "no-trace", "namespace": "{{ns}}" },
          "spec": { "targetRefs": [{ "group": "gateway.networking.k8s.io", "kind": "Gateway", "name": "waypoint" }], "action": "DENY", "rules": [{ "to": [{ "operation": { "methods": ["TRACE"] } }] }] }
        }
        """);

    public static JsonObject Service(string ns, string name) => Parse($$"""
        {
          "metadata": { "name": "{{name}}", "namespace": "{{ns}}", "labels": { "app": "{{name}}" } },
          "spec": { "selector": { "app": "{{name}}" }, "ports": [{ "name": "http", "port": 80, "targetPort": 8080 }] }
        }
        """);

    public static JsonObject Deployment(string ns, string name, int replicas) => Parse($$"""
        {
          "metadata": { "name": "{{name}}", "namespace": "{{ns}}", "labels": { "app": "{{name}}" }, "annotations": { "deployment.kubernetes.io/revision": "1" } },
          "spec": { "replicas": {{replicas}}, "selector": { "matchLabels": { "app": "{{name}}" } }, "template": { "metadata": { "labels": { "app": "{{name}}" } }, "spec": {{PodSpec(name)}} } },
          "status": {
            {{Counts(replicas)}}, "updatedReplicas": {{replicas}},
            "conditions": [
              { "type": "Available", "status": "True", "reason": "MinimumReplicasAvailable", "message": "Deployment has minimum availability.", "lastTransitionTime": "{{Then}}" },
              { "type": "Progressing", "status": "True", "reason": "NewReplicaSetAvailable", "message": "ReplicaSet \"{{name}}-{{Hash}}\" has successfully progressed.", "lastTransitionTime": "{{Then}}" }
            ]
          }
        }
        """);

    public static JsonObject ReplicaSet(StoredObject deployment, int replicas) => Owned(deployment, Parse($$"""
        {
          "metadata": { "name": "{{deployment.Name}}-{{Hash}}", "namespace": "{{deployment.Namespace}}", "labels": { "app": "{{deployment.Name}}", "pod-template-hash": "{{Hash}}" }, "annotations": { "deployment.kubernetes.io/revision": "1" } },
          "spec": {
            "replicas": {{replicas}}, "selector": { "matchLabels": { "app": "{{deployment.Name}}", "pod-template-hash": "{{Hash}}" } },
            "template": { "metadata": { "labels": { "app": "{{deployment.Name}}", "pod-template-hash": "{{Hash}}" } }, "spec": {{PodSpec(deployment.Name)}} }
          },
          "status": { {{Counts(replicas)}}, "fullyLabeledReplicas": {{replicas}} }
        }
        """));

    public static JsonObject Pod(StoredObject set, string app, int number, int node, bool isCaptured)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"10.{244 + (number / 62_500)}.{number / 250 % 250}.{(number % 250) + 2}");
        var host = string.Create(CultureInfo.InvariantCulture, $"172.18.{node / 250}.{(node % 250) + 2}");
        var json = Owned(set, Parse($$"""
            {
              "metadata": { "name": "{{set.Name}}-{{Names.Hash($"{number}", 5)}}", "generateName": "{{set.Name}}-", "namespace": "{{set.Namespace}}", "labels": { "app": "{{app}}", "pod-template-hash": "{{Hash}}" } },
              "spec": {{PodSpec(app)}},
              "status": {
                "phase": "Running", "podIP": "{{address}}", "podIPs": [{ "ip": "{{address}}" }], "hostIP": "{{host}}", "startTime": "{{Then}}",
                "conditions": [
                  { "type": "PodScheduled", "status": "True", "lastTransitionTime": "{{Then}}" },
                  { "type": "ContainersReady", "status": "True", "lastTransitionTime": "{{Then}}" },
                  { "type": "Ready", "status": "True", "lastTransitionTime": "{{Then}}" }
                ],
                "containerStatuses": [{ "name": "{{app}}", "image": "docker.io/example/{{app}}:1.0", "imageID": "", "ready": true, "restartCount": 0, "started": true, "state": { "running": { "startedAt": "{{Then}}" } } }]
              }
            }
            """));
        json["spec"]!["nodeName"] = string.Create(CultureInfo.InvariantCulture, $"node-{node:000}");
        json["spec"]!["restartPolicy"] = "Always";
        if (isCaptured) json["metadata"]!["annotations"] = new JsonObject { ["ambient.istio.io/redirection"] = "enabled" };
        return json;
    }

    public static JsonObject EndpointSlice(StoredObject service, IEnumerable<StoredObject> pods)
    {
        var json = EndpointSliceReconciler.Slice(service, service.ToJson());
        json["endpoints"] = new JsonArray([.. pods.Select(pod => EndpointSliceReconciler.Endpoint(pod, isReady: true, Zone(PodFacts.NodeName(pod))))]);
        json["ports"] = new JsonArray(new JsonObject { ["name"] = "http", ["port"] = 8080, ["protocol"] = "TCP" });
        return json;
    }

    private static string Zone(string node) => $"eu-1{(char)('a' + (int.Parse(node.AsSpan("node-".Length), CultureInfo.InvariantCulture) % 3))}";

    private static string PodSpec(string app) =>
        $$"""{ "serviceAccountName": "default", "containers": [{ "name": "{{app}}", "image": "docker.io/example/{{app}}:1.0", "ports": [{ "containerPort": 8080 }], "resources": { "requests": { "cpu": "50m", "memory": "64Mi" } } }] }""";

    private static string Counts(int replicas) => $"\"observedGeneration\": 1, \"replicas\": {replicas}, \"readyReplicas\": {replicas}, \"availableReplicas\": {replicas}";

    private static JsonObject Owned(StoredObject owner, JsonObject value)
    {
        value["metadata"]!["ownerReferences"] = new JsonArray(PodTemplates.Owner(owner));
        return value;
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
