namespace WaypointDashboard.Shared.Resources;

/// <summary>A Pod.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Phase"><c>Pending</c>, <c>Running</c>, <c>Succeeded</c>, <c>Failed</c> or <c>Unknown</c>.</param>
/// <param name="Addresses">Its IP addresses; empty until one is assigned.</param>
/// <param name="NodeName">The node that it runs on; empty until scheduled.</param>
/// <param name="ServiceAccount">The service account that it runs as; <c>default</c> when absent.</param>
/// <param name="IsHostNetwork">Whether it uses the node's network.</param>
/// <param name="IsReady">Whether its Ready condition is True.</param>
/// <param name="ContainerNames">All containers' names, native sidecars (init containers that restart) among them.</param>
/// <param name="WaitingReason">Why it does not run: a container's waiting reason such as <c>ImagePullBackOff</c>, or <c>Unschedulable</c>; null when there is none.</param>
/// <param name="WaitingMessage">The text that goes with the reason; null when there is none.</param>
public sealed record PodResource(
    ObjectMetadata Metadata,
    string Phase,
    ValueList<string> Addresses,
    string NodeName,
    string ServiceAccount,
    bool IsHostNetwork,
    bool IsReady,
    ValueList<string> ContainerNames,
    string? WaitingReason = null,
    string? WaitingMessage = null) : MeshResource(Metadata)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.Pod;

    /// <summary>Whether istiod takes it for a workload: it has an address and has not ended.</summary>
    public bool IsWorkload => Addresses.Count > 0 && Phase is not ("Succeeded" or "Failed");
}
