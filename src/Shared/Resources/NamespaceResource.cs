namespace WaypointDashboard.Shared.Resources;

/// <summary>A Namespace.</summary>
/// <param name="Metadata">Its metadata; the namespace is empty.</param>
public sealed record NamespaceResource(ObjectMetadata Metadata) : MeshResource(Metadata)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.Namespace;
}
