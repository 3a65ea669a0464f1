using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>What one watch covers: a kind in a version, in all namespaces or in one.</summary>
/// <param name="Info">The kind.</param>
/// <param name="Version">The version that is asked for.</param>
/// <param name="Namespace">The namespace; null for all.</param>
internal sealed record WatchScope(ResourceKindInfo Info, string Version, string? Namespace)
{
    // Of all the ConfigMaps only Istio's mesh configuration is of interest, and it is in one place.
    private bool IsMeshConfig => Info.Kind == ResourceKind.ConfigMap;

    public string ListAccept => Info.Kind == ResourceKind.ServiceAccount ? MediaTypes.MetadataList : MediaTypes.Json;

    public string WatchAccept => Info.Kind == ResourceKind.ServiceAccount ? MediaTypes.Metadata : MediaTypes.Json;

    private string Collection => ResourcePath.Collection(Info, Version, IsMeshConfig ? IstioSystem : Namespace) + (IsMeshConfig ? "?fieldSelector=metadata.name%3Distio&" : "?");

    private const string IstioSystem = "istio-system";

    public string ListPath(int limit, string? next) =>
        Collection + (limit > 0 ? $"limit={limit}" : "") + (next is null ? "" : $"&continue={Uri.EscapeDataString(next)}");

    public string WatchPath(string version, int seconds) =>
        $"{Collection}watch=1&allowWatchBookmarks=true&timeoutSeconds={seconds}&resourceVersion={Uri.EscapeDataString(version)}";

    public override string ToString() => Namespace is null ? Info.Plural : $"{Info.Plural} in {Namespace}";
}
