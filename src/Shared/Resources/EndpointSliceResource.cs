namespace WaypointDashboard.Shared.Resources;

/// <summary>An EndpointSlice.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="ServiceName">The service that it belongs to (label <c>kubernetes.io/service-name</c>); empty when absent.</param>
/// <param name="Endpoints">The endpoints.</param>
public sealed record EndpointSliceResource(ObjectMetadata Metadata, string ServiceName, ValueList<SliceEndpoint> Endpoints) : MeshResource(Metadata)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.EndpointSlice;
}
