namespace WaypointDashboard.Shared.Resources;

/// <summary>A PeerAuthentication; it is enforced at ztunnel, never at a waypoint.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Selector">See <see cref="PolicyResource"/>.</param>
/// <param name="Mode"><c>STRICT</c>, <c>PERMISSIVE</c>, <c>DISABLE</c> or <c>UNSET</c> (also when absent).</param>
/// <param name="PortModes">The modes of single ports.</param>
/// <param name="Conditions">What istiod wrote.</param>
public sealed record PeerAuthenticationResource(
    ObjectMetadata Metadata,
    LabelSet? Selector,
    string Mode,
    ValueList<KeyValuePair<int, string>> PortModes,
    ValueList<StatusCondition> Conditions) : PolicyResource(Metadata, Selector, [], Conditions)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.PeerAuthentication;
}
