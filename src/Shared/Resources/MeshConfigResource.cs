namespace WaypointDashboard.Shared.Resources;

/// <summary>The ConfigMap that holds Istio's mesh configuration, read as far as it bears on waypoints.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="RootNamespace"><c>rootNamespace</c>; <c>istio-system</c> when absent.</param>
/// <param name="TrustDomain"><c>trustDomain</c>; <c>cluster.local</c> when absent.</param>
/// <param name="ServiceEntryVisibility">The policies of <c>serviceEntryVisibility</c>, in order, and last, with a null selector, its default; empty when it is not configured.</param>
public sealed record MeshConfigResource(
    ObjectMetadata Metadata,
    string RootNamespace,
    string TrustDomain,
    ValueList<VisibilityPolicy> ServiceEntryVisibility) : MeshResource(Metadata)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.ConfigMap;

    /// <summary>The mesh configuration at Istio's default place, else wherever one is found; null when none is visible.</summary>
    public static MeshConfigResource? Find(ResourceIndex resources) =>
        resources.Find<MeshConfigResource>(ResourceKind.ConfigMap, "istio-system", "istio")
        ?? resources.All<MeshResource>(ResourceKind.ConfigMap).OfType<MeshConfigResource>().OrderBy(found => found.Key).FirstOrDefault();
}
