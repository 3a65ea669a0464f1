using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Topology;

/// <summary>Draws bindings as edges from who asks for a waypoint to the waypoint.</summary>
internal static class EnrollmentEdges
{
    /// <summary>The edges of a service or workload: its binding and its canary's.</summary>
    public static IEnumerable<TopologyEdge> Of(string source, ObjectKey key, WaypointBinding? binding, MeshSnapshot mesh)
    {
        switch (binding)
        {
            case WaypointBinding.Bound bound:
                var kind = bound.DecidedBy?.Kind == ResourceKind.Namespace ? TopologyEdgeKind.Inherited : TopologyEdgeKind.Own;
                yield return Draw(source, key.Namespace, kind, bound.Waypoint, mesh);
                switch (bound.Canary)
                {
                    case CanaryBinding.Accepted canary:
                        yield return Draw(source, key.Namespace, TopologyEdgeKind.Canary, canary.Waypoint, mesh) with { Weight = canary.Weight };
                        break;
                    case CanaryBinding.Refused canary:
                        yield return Refused(source, key.Namespace, canary.Refusal, mesh);
                        break;
                }

                break;
            case WaypointBinding.Refused refused:
                yield return Refused(source, key.Namespace, refused.Refusal, mesh);
                break;
        }
    }

    /// <summary>The edge of a namespace's own label; null when it names no waypoint.</summary>
    public static TopologyEdge? OfNamespace(NamespaceResource home, MeshSnapshot mesh)
    {
        if (UseWaypointLabel.Read(home.Labels, home.Name).Waypoint is not { } named)
        {
            return null;
        }

        var source = TopologyIds.Enrollment(home.Name);
        return Refusal(home, named, mesh.Resources) is { } reason
            ? Draw(source, home.Name, TopologyEdgeKind.Refused, named, mesh) with { Reason = reason }
            : Draw(source, home.Name, TopologyEdgeKind.Own, named, mesh);
    }

    private static TopologyEdge Refused(string source, string home, BindingRefusal refusal, MeshSnapshot mesh) =>
        Draw(source, home, TopologyEdgeKind.Refused, refusal.Waypoint, mesh) with { Reason = refusal.Reason, Message = refusal.Message };

    private static TopologyEdge Draw(string source, string home, TopologyEdgeKind kind, WaypointRef waypoint, MeshSnapshot mesh)
    {
        var gateway = mesh.Resources.Find(waypoint.Key) as GatewayResource;
        var target = gateway is null ? TopologyIds.Missing(waypoint) : waypoint.Key.ToString();
        var type = gateway is null ? (TrafficType?)null : Waypoint.Read(gateway, mesh.Resources).TrafficType;
        return new TopologyEdge(TopologyEdge.IdOf(kind, source, target), source, target, kind, home != waypoint.Namespace, TrafficType: type);
    }

    // What would be refused to every object of the namespace; what depends on the object shows on the object's own edge.
    private static RefusalReason? Refusal(NamespaceResource home, WaypointRef named, ResourceIndex resources) =>
        resources.Find(named.Key) is not GatewayResource gateway || !Waypoint.Read(gateway, resources).IsUsable ? RefusalReason.WaypointIsNotReady
        : !Waypoint.Read(gateway, resources).Allows(home.Name, resources) ? RefusalReason.AttachmentDenied
        : null;
}
