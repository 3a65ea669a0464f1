using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Api.Requests;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Istiod;

/// <summary>What istiod makes of a Gateway, before anybody's wishes are laid over it.</summary>
internal static class GatewayManifests
{
    private const int StatusPort = 15021;
    private const string Ignored = "gateway.networking.k8s.io/";

    public static IEnumerable<(ResourceType Type, JsonObject Value)> For(StoredObject gateway, JsonObject json, GatewayClassInfo info)
    {
        var className = json.TextAt("spec", "gatewayClassName") ?? "";
        var (name, account) = (info.ResourceName(gateway, json), info.AccountName(gateway, json));
        var labels = Wishes(json, "labels");
        labels[$"{Ignored}gateway-name"] = gateway.Name;
        labels[$"{Ignored}gateway-class-name"] = className;
        labels["gateway.istio.io/managed"] = info.ManagedLabel;
        yield return (ResourceTypes.ServiceAccount, With(new JsonObject(), gateway, account, labels, Wishes(json, "annotations")));
        yield return (ResourceTypes.Deployment, With(Deployment(gateway, json, (name, account), labels, info), gateway, name, labels, Wishes(json, "annotations")));
        var annotations = Wishes(json, "annotations");
        if (info.IsWaypoint) annotations["networking.istio.io/traffic-distribution"] = "PreferClose";
        yield return (ResourceTypes.Service, With(Service(gateway, json, info), gateway, name, labels, annotations));
    }

    private static JsonObject With(JsonObject body, StoredObject gateway, string name, JsonObject labels, JsonObject annotations)
    {
        var metadata = new JsonObject
        {
            ["name"] = name,
            ["namespace"] = gateway.Namespace,
            ["labels"] = labels.DeepClone(),
            ["ownerReferences"] = new JsonArray(new JsonObject { ["apiVersion"] = gateway.Type.ApiVersion, ["kind"] = gateway.Type.Kind, ["name"] = gateway.Name, ["uid"] = gateway.Uid }),
        };
        if (annotations.Count > 0) metadata["annotations"] = annotations;
        body["metadata"] = metadata;
        return body;
    }

    /// <summary>The labels or annotations for all that is made: those of <c>spec.infrastructure</c>, else the Gateway's own.</summary>
    private static JsonObject Wishes(JsonObject gateway, string field)
    {
        var infrastructure = gateway.At("spec", "infrastructure");
        var source = infrastructure.At("labels") is not null || infrastructure.At("annotations") is not null ? infrastructure : gateway.At("metadata");
        return [.. source.MapAt(field)
            .Where(pair => !pair.Key.StartsWith(Ignored, StringComparison.Ordinal) && pair.Key is not ("kubectl.kubernetes.io/last-applied-configuration" or GatewayDeploymentReconciler.ControllerVersion))
            .Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))];
    }

    private static JsonObject Deployment(StoredObject gateway, JsonObject json, (string Name, string Account) called, JsonObject labels, GatewayClassInfo info)
    {
        var mode = info.IsWaypoint ? "waypoint" : "router";
        var body = YamlJson.Parse($$"""
            spec:
              selector: { matchLabels: { gateway.networking.k8s.io/gateway-name: '{{gateway.Name}}' } }
              template:
                metadata:
                  labels:
                    sidecar.istio.io/inject: 'false'
                    service.istio.io/canonical-name: '{{called.Name}}'
                    service.istio.io/canonical-revision: latest
                    istio.io/dataplane-mode: none
                  annotations:
                    istio.io/rev: '{{gateway.Labels.GetValueOrDefault(Revisions.Label, "default")}}'
                    prometheus.io/path: /stats/prometheus
                    prometheus.io/port: '15020'
                    prometheus.io/scrape: 'true'
                spec:
                  serviceAccountName: '{{called.Account}}'
                  terminationGracePeriodSeconds: {{(info.IsWaypoint ? 2 : 30)}}
                  containers:
                  - name: istio-proxy
                    image: docker.io/istio/proxyv2:1.31.0
                    args: [proxy, {{mode}}, --domain, $(POD_NAMESPACE).svc.cluster.local, --serviceCluster, '{{called.Name}}.$(POD_NAMESPACE)', --proxyLogLevel, warning]
                    ports:
                    - { name: metrics, containerPort: 15020, protocol: TCP }
                    - { name: status-port, containerPort: 15021, protocol: TCP }
                    - { name: http-envoy-prom, containerPort: 15090, protocol: TCP }
                    resources: { requests: { cpu: 100m, memory: 128Mi }, limits: { cpu: '2', memory: 1Gi } }
                    readinessProbe: { httpGet: { path: /healthz/ready, port: 15021, scheme: HTTP }, periodSeconds: 15, failureThreshold: 4 }
                    startupProbe: { httpGet: { path: /healthz/ready, port: 15021, scheme: HTTP }, periodSeconds: 1, failureThreshold: 30 }
                    securityContext: { runAsUser: 1337, runAsGroup: 1337, runAsNonRoot: true, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
            """)!.AsObject();
        var template = body["spec"]!["template"]!["metadata"]!.AsObject();
        var podLabels = template["labels"]!.AsObject();
        foreach (var (key, value) in labels)
        {
            if (key != Revisions.Label || info.IsWaypoint) podLabels[key] = value?.DeepClone();
        }
        foreach (var (key, value) in Wishes(json, "annotations")) template["annotations"]![key] = value?.DeepClone();
        return body;
    }

    private static JsonObject Service(StoredObject gateway, JsonObject json, GatewayClassInfo info)
    {
        var ports = new JsonArray(new JsonObject { ["name"] = "status-port", ["port"] = StatusPort, ["protocol"] = "TCP", ["appProtocol"] = "tcp" });
        foreach (var listener in json.ItemsAt("spec", "listeners").DistinctBy(listener => listener.NumberAt("port")))
        {
            ports.Add(new JsonObject
            {
                ["name"] = listener.TextAt("name"),
                ["port"] = listener.NumberAt("port"),
                ["protocol"] = "TCP",
                ["appProtocol"] = (listener.TextAt("protocol") ?? "").ToLowerInvariant(),
            });
        }
        return new JsonObject
        {
            ["spec"] = new JsonObject
            {
                ["type"] = json.TextAt("metadata", "annotations", "networking.istio.io/service-type") ?? info.ServiceType,
                ["ipFamilyPolicy"] = "PreferDualStack",
                ["selector"] = new JsonObject { [$"{Ignored}gateway-name"] = gateway.Name },
                ["ports"] = ports,
            },
        };
    }
}
