namespace WaypointDashboard.Shared.Resources;

/// <summary>A HorizontalPodAutoscaler.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Target">What it scales.</param>
/// <param name="MinReplicas">The least number of pods.</param>
/// <param name="MaxReplicas">The greatest number of pods.</param>
public sealed record AutoscalerResource(ObjectMetadata Metadata, TargetReference Target, int MinReplicas, int MaxReplicas) : MeshResource(Metadata)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.HorizontalPodAutoscaler;
}
