using System.Text.Json;

namespace WaypointDashboard.Shared.Resources.Reading;

/// <summary>Reads Kubernetes objects as the API server serves them into trimmed records. Total: it never throws on a JSON object of whatever shape.</summary>
public static class ResourceReader
{
    /// <summary>Reads an object that says its kind.</summary>
    /// <returns>Null when the kind is not ours, or for a ConfigMap that is not Istio's mesh configuration.</returns>
    public static MeshResource? Read(JsonElement root) =>
        root.Text("kind") is { } name && ResourceKinds.Find(name) is { } info && IsOurGroup(root, info) ? Read(info.Kind, root) : null;

    /// <summary>Reads an object of a known kind: the items of a list do not say theirs.</summary>
    /// <returns>Null for a ConfigMap that is not Istio's mesh configuration.</returns>
    public static MeshResource? Read(ResourceKind kind, JsonElement root)
    {
        var metadata = MetadataReader.Read(root, ResourceKinds.Of(kind).IsNamespaced);
        return kind switch
        {
            ResourceKind.Namespace => new NamespaceResource(metadata),
            ResourceKind.Service => CoreReader.Service(root, metadata),
            ResourceKind.Pod => CoreReader.Pod(root, metadata),
            ResourceKind.ServiceAccount => new ServiceAccountResource(metadata),
            ResourceKind.ConfigMap => MeshConfigReader.Read(root, metadata),
            ResourceKind.Deployment => AppsReader.Deployment(root, metadata),
            ResourceKind.ReplicaSet => AppsReader.ReplicaSet(root, metadata),
            ResourceKind.EndpointSlice => CoreReader.EndpointSlice(root, metadata),
            ResourceKind.Gateway => GatewayReader.Gateway(root, metadata),
            ResourceKind.GatewayClass => GatewayReader.GatewayClass(root, metadata),
            ResourceKind.HTTPRoute or ResourceKind.GRPCRoute or ResourceKind.TCPRoute or ResourceKind.TLSRoute => GatewayReader.Route(kind, root, metadata),
            ResourceKind.ServiceEntry => IstioNetworkingReader.ServiceEntry(root, metadata),
            ResourceKind.WorkloadEntry => IstioNetworkingReader.WorkloadEntry(root, metadata),
            ResourceKind.VirtualService => IstioNetworkingReader.VirtualService(root, metadata),
            ResourceKind.DestinationRule => IstioNetworkingReader.DestinationRule(root, metadata),
            ResourceKind.AuthorizationPolicy => PolicyReader.Authorization(root, metadata),
            ResourceKind.RequestAuthentication or ResourceKind.Telemetry or ResourceKind.WasmPlugin => PolicyReader.Attached(kind, root, metadata),
            ResourceKind.PeerAuthentication => PolicyReader.Peer(root, metadata),
            ResourceKind.PodDisruptionBudget => CoreReader.DisruptionBudget(root, metadata),
            ResourceKind.HorizontalPodAutoscaler => CoreReader.Autoscaler(root, metadata),
            _ => null,
        };
    }

    private static bool IsOurGroup(JsonElement root, ResourceKindInfo info)
    {
        var apiVersion = root.TextOrEmpty("apiVersion");
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return info.Group == (slash < 0 ? "" : apiVersion[..slash]);
    }
}
