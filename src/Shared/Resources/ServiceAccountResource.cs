namespace WaypointDashboard.Shared.Resources;

/// <summary>A ServiceAccount; only that it exists, and whether istiod manages it, matters.</summary>
/// <param name="Metadata">Its metadata.</param>
public sealed record ServiceAccountResource(ObjectMetadata Metadata) : MeshResource(Metadata)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.ServiceAccount;
}
