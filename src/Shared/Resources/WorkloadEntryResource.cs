namespace WaypointDashboard.Shared.Resources;

/// <summary>An Istio WorkloadEntry: a workload outside of the cluster, such as a virtual machine.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Address">Its address; empty when absent.</param>
/// <param name="SpecLabels"><c>spec.labels</c>.</param>
/// <param name="ServiceAccount">Its service account; empty when absent.</param>
/// <param name="Network">Its network; empty when absent.</param>
/// <param name="Conditions">What istiod wrote.</param>
public sealed record WorkloadEntryResource(
    ObjectMetadata Metadata,
    string Address,
    LabelSet SpecLabels,
    string ServiceAccount,
    string Network,
    ValueList<StatusCondition> Conditions) : MeshResource(Metadata)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.WorkloadEntry;

    /// <summary><c>spec.labels</c> overlaid by <c>metadata.labels</c> (istiod: serviceentry/conversion.go, ConvertClientWorkloadEntry).</summary>
    public override LabelSet EffectiveLabels => SpecLabels.Overlay(Metadata.Labels);
}
