namespace WaypointDashboard.Shared.Resources;

/// <summary>An Istio DestinationRule.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Host">The host that it applies to.</param>
/// <param name="ExportTo">Where it is visible; empty means everywhere.</param>
public sealed record DestinationRuleResource(ObjectMetadata Metadata, string Host, ValueList<string> ExportTo) : MeshResource(Metadata)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.DestinationRule;
}
