namespace WaypointDashboard.Shared.Resources;

/// <summary>An Istio policy that is attached by <c>selector</c>, by <c>targetRefs</c>, or to its whole namespace when it has neither.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Selector"><c>spec.selector.matchLabels</c>; null when there is no selector.</param>
/// <param name="TargetRefs"><c>spec.targetRefs</c>, or the legacy <c>spec.targetRef</c> alone.</param>
/// <param name="Conditions">What istiod wrote.</param>
public abstract record PolicyResource(
    ObjectMetadata Metadata,
    LabelSet? Selector,
    ValueList<TargetReference> TargetRefs,
    ValueList<StatusCondition> Conditions) : MeshResource(Metadata);
