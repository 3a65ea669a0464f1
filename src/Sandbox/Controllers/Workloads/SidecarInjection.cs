using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Controllers.Workloads;

/// <summary>What istiod's webhook does to pods that are to have a sidecar.</summary>
internal static class SidecarInjection
{
    private const string InjectLabel = "sidecar.istio.io/inject";

    public static void Inject(JsonObject pod, IReadOnlyDictionary<string, string> namespaceLabels)
    {
        if (!IsWanted(pod, namespaceLabels)) return;
        var metadata = pod["metadata"]!.AsObject();
        var spec = pod["spec"]!.AsObject();
        metadata.Child("annotations")["sidecar.istio.io/status"] =
            """{"initContainers":["istio-init"],"containers":["istio-proxy"],"volumes":["istio-envoy","istio-data","istio-token"],"imagePullSecrets":null,"revision":"default"}""";
        var labels = metadata.Child("labels");
        labels["security.istio.io/tlsMode"] = "istio";
        labels["service.istio.io/canonical-name"] ??= labels.TextAt("app") ?? metadata.TextAt("name") ?? metadata.TextAt("generateName");
        if (spec["initContainers"] is not JsonArray first) spec["initContainers"] = first = [];
        first.Add(new JsonObject { ["name"] = "istio-init", ["image"] = "docker.io/istio/proxyv2:1.31.0", ["args"] = new JsonArray("istio-iptables") });
        if (spec["containers"] is not JsonArray containers) spec["containers"] = containers = [];
        containers.Add(new JsonObject { ["name"] = "istio-proxy", ["image"] = "docker.io/istio/proxyv2:1.31.0", ["args"] = new JsonArray("proxy", "sidecar") });
    }

    private static bool IsWanted(JsonObject pod, IReadOnlyDictionary<string, string> namespaceLabels)
    {
        if (pod.At("spec").FlagAt("hostNetwork")) return false;
        return pod.TextAt("metadata", "labels", InjectLabel) switch
        {
            "true" => true,
            "false" => false,
            _ => namespaceLabels.TryGetValue("istio-injection", out var injection) && injection == "enabled",
        };
    }
}
