using System.Text.Json;

namespace WaypointDashboard.Shared.Resources.Reading;

/// <summary>Reads the kinds of Kubernetes itself.</summary>
internal static class CoreReader
{
    private const string SidecarAlways = "Always";

    /// <summary>Reads a Service.</summary>
    public static ServiceResource Service(JsonElement root, ObjectMetadata metadata)
    {
        var spec = root.At("spec");
        var addresses = spec.Texts("clusterIPs");
        if (addresses.Count == 0 && spec.Text("clusterIP") is { Length: > 0 } single)
        {
            addresses = [single];
        }

        var balancers = root.At("status", "loadBalancer").List("ingress", item => item.Text("ip") ?? item.TextOrEmpty("hostname"));
        return new ServiceResource(
            metadata,
            spec.Text("type") ?? "ClusterIP",
            addresses,
            spec.Labels("selector"),
            spec.List("ports", port => new ServicePort(
                port.TextOrEmpty("name"),
                port.Number("port") ?? 0,
                port.Text("protocol") ?? "TCP",
                port.Text("targetPort") ?? (port.Number("targetPort") is { } number ? JsonReading.Interned(number.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null),
                port.Text("appProtocol"))),
            [.. spec.Texts("externalIPs"), .. balancers],
            MetadataReader.Conditions(root.At("status")),
            spec.Text("externalName"));
    }

    /// <summary>Reads a Pod.</summary>
    public static PodResource Pod(JsonElement root, ObjectMetadata metadata)
    {
        var spec = root.At("spec");
        var status = root.At("status");
        var addresses = status.List("podIPs", item => item.TextOrEmpty("ip"));
        if (addresses.Count == 0 && status.Text("podIP") is { Length: > 0 } single)
        {
            addresses = [single];
        }

        var (reason, message) = Waiting(status);
        return new PodResource(
            metadata,
            status.Text("phase") ?? "Pending",
            addresses,
            spec.TextOrEmpty("nodeName"),
            spec.Text("serviceAccountName") is { Length: > 0 } account ? account : "default",
            spec.Flag("hostNetwork"),
            IsTrue(status, "Ready"),
            ContainerNames(spec),
            reason,
            message);
    }

    /// <summary>Reads an EndpointSlice.</summary>
    public static EndpointSliceResource EndpointSlice(JsonElement root, ObjectMetadata metadata) => new(
        metadata,
        metadata.Labels["kubernetes.io/service-name"] ?? "",
        root.List("endpoints", endpoint => new SliceEndpoint(
            endpoint.Texts("addresses") is { Count: > 0 } addresses ? addresses[0] : "",
            endpoint.At("conditions", "ready").ValueKind != JsonValueKind.False,
            endpoint.At("targetRef").Text("kind") == "Pod" ? endpoint.At("targetRef").Text("name") : null)));

    /// <summary>Reads a PodDisruptionBudget.</summary>
    public static DisruptionBudgetResource DisruptionBudget(JsonElement root, ObjectMetadata metadata) =>
        new(metadata, MetadataReader.Selector(root.At("spec", "selector")));

    /// <summary>Reads a HorizontalPodAutoscaler.</summary>
    public static AutoscalerResource Autoscaler(JsonElement root, ObjectMetadata metadata)
    {
        var spec = root.At("spec");
        var target = spec.At("scaleTargetRef");
        return new AutoscalerResource(
            metadata,
            new TargetReference(target.TextOrEmpty("apiVersion").Split('/')[0], target.TextOrEmpty("kind"), target.TextOrEmpty("name")),
            spec.Number("minReplicas") ?? 1,
            spec.Number("maxReplicas") ?? 1);
    }

    private static bool IsTrue(JsonElement status, string type)
    {
        var conditions = status.At("conditions");
        if (conditions.ValueKind == JsonValueKind.Array)
        {
            foreach (var condition in conditions.EnumerateArray())
            {
                if (condition.Text("type") == type)
                {
                    return condition.Text("status") == "True";
                }
            }
        }

        return false;
    }

    /// <summary>Native sidecars are init containers that restart always.</summary>
    private static ValueList<string> ContainerNames(JsonElement spec)
    {
        var names = new List<string>();
        foreach (var container in spec.List("containers", item => item))
        {
            names.Add(container.TextOrEmpty("name"));
        }

        foreach (var container in spec.List("initContainers", item => item))
        {
            if (container.Text("restartPolicy") == SidecarAlways)
            {
                names.Add(container.TextOrEmpty("name"));
            }
        }

        return [.. names];
    }

    private static (string? Reason, string? Message) Waiting(JsonElement status)
    {
        foreach (var list in (ReadOnlySpan<string>)["initContainerStatuses", "containerStatuses"])
        {
            foreach (var container in status.List(list, item => item))
            {
                var waiting = container.At("state", "waiting");
                if (waiting.Text("reason") is { Length: > 0 } reason && reason is not ("PodInitializing" or "ContainerCreating"))
                {
                    return (reason, waiting.Text("message"));
                }
            }
        }

        foreach (var condition in status.List("conditions", item => item))
        {
            if (condition.Text("type") == "PodScheduled" && condition.Text("status") == "False")
            {
                return (condition.Text("reason") ?? "Unschedulable", condition.Text("message"));
            }
        }

        return (null, null);
    }
}
