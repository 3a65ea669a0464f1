namespace WaypointDashboard.Shared.Resources;

/// <summary>An Istio ServiceEntry.</summary>
/// <param name="Metadata">Its metadata; the labels apply to the service side only.</param>
/// <param name="Hosts">The hosts, possibly with a wildcard.</param>
/// <param name="Addresses"><c>spec.addresses</c>.</param>
/// <param name="AllocatedAddresses"><c>status.addresses</c>: the virtual addresses that istiod allocated, whether or not it still uses them.</param>
/// <param name="Ports">The ports.</param>
/// <param name="Location"><c>MESH_EXTERNAL</c> (also when absent) or <c>MESH_INTERNAL</c>.</param>
/// <param name="Resolution"><c>NONE</c> (also when absent), <c>STATIC</c>, <c>DNS</c>, <c>DNS_ROUND_ROBIN</c> or <c>DYNAMIC_DNS</c>.</param>
/// <param name="Endpoints">The endpoints written in it.</param>
/// <param name="WorkloadSelector">Selects pods and WorkloadEntries of its namespace; null when absent.</param>
/// <param name="ExportTo">Where it is visible; empty means everywhere.</param>
/// <param name="Conditions">What istiod wrote.</param>
public sealed record ServiceEntryResource(
    ObjectMetadata Metadata,
    ValueList<string> Hosts,
    ValueList<string> Addresses,
    ValueList<AllocatedAddress> AllocatedAddresses,
    ValueList<ServicePort> Ports,
    string Location,
    string Resolution,
    ValueList<ServiceEntryEndpoint> Endpoints,
    LabelSet? WorkloadSelector,
    ValueList<string> ExportTo,
    ValueList<StatusCondition> Conditions) : MeshResource(Metadata)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.ServiceEntry;
}
