namespace WaypointDashboard.Shared.Resources;

/// <summary>An Istio VirtualService.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Hosts">The hosts that it applies to.</param>
/// <param name="Gateways">The Istio gateways that it is bound to; empty means <c>mesh</c>.</param>
/// <param name="ExportTo">Where it is visible; empty means everywhere.</param>
public sealed record VirtualServiceResource(
    ObjectMetadata Metadata,
    ValueList<string> Hosts,
    ValueList<string> Gateways,
    ValueList<string> ExportTo) : MeshResource(Metadata)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.VirtualService;
}
