namespace WaypointDashboard.Shared.Resources;

/// <summary>An HTTPRoute, GRPCRoute, TCPRoute or TLSRoute.</summary>
/// <param name="RouteKind">Which of the four.</param>
/// <param name="Metadata">Its metadata.</param>
/// <param name="ParentRefs">What it attaches to; a parent's group defaults to the Gateway API's, its kind to Gateway.</param>
/// <param name="BackendRefs">All backends of all rules, without repetition; kind defaults to Service.</param>
/// <param name="Hostnames">The host names.</param>
/// <param name="RuleCount">How many rules it has.</param>
/// <param name="Parents">The status for each parent.</param>
public sealed record RouteResource(
    ResourceKind RouteKind,
    ObjectMetadata Metadata,
    ValueList<TargetReference> ParentRefs,
    ValueList<TargetReference> BackendRefs,
    ValueList<string> Hostnames,
    int RuleCount,
    ValueList<RouteParentStatus> Parents) : MeshResource(Metadata)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => RouteKind;
}
