namespace WaypointDashboard.Shared.Resources;

/// <summary>A Deployment.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="TemplateLabels">The labels of its pod template.</param>
/// <param name="Replicas">How many pods are wanted.</param>
/// <param name="ReadyReplicas">How many pods are ready.</param>
/// <param name="Conditions">Its conditions, <c>ReplicaFailure</c> among them.</param>
/// <param name="IstiodRevision">The revision that an istiod Deployment runs (label <c>istio.io/rev</c>); null on all others.</param>
public sealed record DeploymentResource(
    ObjectMetadata Metadata,
    LabelSet TemplateLabels,
    int Replicas,
    int ReadyReplicas,
    ValueList<StatusCondition> Conditions,
    string? IstiodRevision = null) : MeshResource(Metadata)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.Deployment;
}
