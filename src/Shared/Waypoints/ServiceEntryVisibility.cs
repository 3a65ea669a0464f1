using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Waypoints;

/// <summary>How far the ServiceEntries of a namespace are seen (MeshConfig.serviceEntryVisibility, Istio 1.31 and later).</summary>
public static class ServiceEntryVisibility
{
    /// <summary>Seen nowhere: istiod leaves such an entry out.</summary>
    public const string Nowhere = "NONE";

    /// <summary>Seen in its own namespace only.</summary>
    public const string InNamespace = "NAMESPACE";

    /// <summary>Seen everywhere; also when nothing is configured.</summary>
    public const string Everywhere = "PUBLIC";

    /// <summary>Whether the entries of a namespace are seen there only, so that a waypoint of another cannot take them.</summary>
    public static bool IsInNamespaceOnly(ResourceIndex resources, string home) =>
        Of(MeshConfigResource.Find(resources), resources.FindNamespace(home)?.Labels ?? LabelSet.Empty) == InNamespace;

    /// <summary>The first policy whose selector matches the namespace decides, else the default.</summary>
    /// <param name="config">The mesh configuration; null when it is not known.</param>
    /// <param name="namespaceLabels">The labels of the entry's Namespace as stored.</param>
    public static string Of(MeshConfigResource? config, LabelSet namespaceLabels)
    {
        foreach (var policy in config?.ServiceEntryVisibility ?? [])
        {
            if (policy.NamespaceSelector?.Matches(namespaceLabels) ?? true)
            {
                return policy.Visibility;
            }
        }

        return Everywhere;
    }
}
