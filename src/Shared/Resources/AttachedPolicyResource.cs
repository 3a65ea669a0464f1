namespace WaypointDashboard.Shared.Resources;

/// <summary>A RequestAuthentication, Telemetry or WasmPlugin: only where it attaches matters here.</summary>
/// <param name="PolicyKind">Which of the three.</param>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Selector">See <see cref="PolicyResource"/>.</param>
/// <param name="TargetRefs">See <see cref="PolicyResource"/>.</param>
/// <param name="Conditions">See <see cref="PolicyResource"/>.</param>
public sealed record AttachedPolicyResource(
    ResourceKind PolicyKind,
    ObjectMetadata Metadata,
    LabelSet? Selector,
    ValueList<TargetReference> TargetRefs,
    ValueList<StatusCondition> Conditions) : PolicyResource(Metadata, Selector, TargetRefs, Conditions)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => PolicyKind;
}
