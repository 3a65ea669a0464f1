namespace WaypointDashboard.Shared.Resources;

/// <summary>A Service.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Type"><c>ClusterIP</c>, <c>NodePort</c>, <c>LoadBalancer</c> or <c>ExternalName</c>.</param>
/// <param name="ClusterIPs">The virtual addresses; <c>None</c> alone for a headless service; empty while none is assigned.</param>
/// <param name="Selector">The pod selector; empty when the service selects nothing.</param>
/// <param name="Ports">The ports.</param>
/// <param name="ExternalAddresses">Load balancer and external addresses, which are no service addresses for ztunnel.</param>
/// <param name="Conditions">What istiod wrote, <c>istio.io/WaypointBound</c> among it.</param>
/// <param name="ExternalName">The DNS name of an <c>ExternalName</c> service; null otherwise.</param>
public sealed record ServiceResource(
    ObjectMetadata Metadata,
    string Type,
    ValueList<string> ClusterIPs,
    LabelSet Selector,
    ValueList<ServicePort> Ports,
    ValueList<string> ExternalAddresses,
    ValueList<StatusCondition> Conditions,
    string? ExternalName = null) : MeshResource(Metadata)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.Service;

    /// <summary>Whether clients get the pods' addresses instead of a virtual one.</summary>
    public bool IsHeadless => ClusterIPs.Contains("None");
}
