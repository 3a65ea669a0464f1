namespace WaypointDashboard.Shared.Resources;

/// <summary>A ReplicaSet; kept for what its pod template says and for who owns it.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="TemplateLabels">The labels of its pod template.</param>
/// <param name="Replicas">How many pods are wanted.</param>
public sealed record ReplicaSetResource(ObjectMetadata Metadata, LabelSet TemplateLabels, int Replicas) : MeshResource(Metadata)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.ReplicaSet;
}
