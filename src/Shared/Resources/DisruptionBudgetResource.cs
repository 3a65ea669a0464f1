namespace WaypointDashboard.Shared.Resources;

/// <summary>A PodDisruptionBudget.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Selector">The pods that it protects; null selects nothing.</param>
public sealed record DisruptionBudgetResource(ObjectMetadata Metadata, LabelSelector? Selector) : MeshResource(Metadata)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.PodDisruptionBudget;
}
