namespace WaypointDashboard.Shared.Resources;

/// <summary>An AuthorizationPolicy.</summary>
/// <param name="Metadata">Its metadata; the annotation <c>istio.io/dry-run</c> is kept.</param>
/// <param name="Selector">See <see cref="PolicyResource"/>.</param>
/// <param name="TargetRefs">See <see cref="PolicyResource"/>.</param>
/// <param name="Action"><c>ALLOW</c> (also when absent), <c>DENY</c>, <c>AUDIT</c> or <c>CUSTOM</c>.</param>
/// <param name="Rules">The rules; none means "matches nothing": an ALLOW policy then denies everything.</param>
/// <param name="Conditions">What istiod wrote: <c>ZtunnelAccepted</c>, <c>WaypointAccepted</c>.</param>
public sealed record AuthorizationPolicyResource(
    ObjectMetadata Metadata,
    LabelSet? Selector,
    ValueList<TargetReference> TargetRefs,
    string Action,
    ValueList<AuthorizationRule> Rules,
    ValueList<StatusCondition> Conditions) : PolicyResource(Metadata, Selector, TargetRefs, Conditions)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.AuthorizationPolicy;
}
