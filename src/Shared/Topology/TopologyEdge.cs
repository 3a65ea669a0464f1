using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Topology;

/// <summary>An edge of the topology, from who asks for a waypoint to the waypoint, or from a service to a workload.</summary>
/// <param name="Id">Its identity, stable over time.</param>
/// <param name="Source">The node that it goes out from.</param>
/// <param name="Target">The node that it goes to.</param>
/// <param name="Kind">What it says.</param>
/// <param name="IsCrossNamespace">Whether the waypoint is in another namespace than who asks for it.</param>
/// <param name="Count">How many edges of single objects it stands for.</param>
/// <param name="Weight">A canary's share in percent; null otherwise, and where several that differ are merged.</param>
/// <param name="Reason">istiod's reason of a refusal; null otherwise, and where several that differ are merged.</param>
/// <param name="Message">istiod's message of a refusal, under the same conditions.</param>
/// <param name="TrafficType">What the waypoint takes; null for selections and for waypoints that are not there.</param>
public sealed record TopologyEdge(
    string Id,
    string Source,
    string Target,
    TopologyEdgeKind Kind,
    bool IsCrossNamespace = false,
    int Count = 1,
    int? Weight = null,
    RefusalReason? Reason = null,
    string? Message = null,
    TrafficType? TrafficType = null)
{
    /// <summary>The identity of an edge: two nodes have at most one bound, one canary, one refused and one selecting edge.</summary>
    public static string IdOf(TopologyEdgeKind kind, string source, string target) => kind switch
    {
        TopologyEdgeKind.Selects => $"selects:{source}>{target}",
        TopologyEdgeKind.Canary => $"canary:{source}>{target}",
        TopologyEdgeKind.Refused => $"refused:{source}>{target}",
        _ => $"bound:{source}>{target}",
    };

    /// <summary>The edge between other nodes.</summary>
    public TopologyEdge Between(string source, string target) =>
        source == Source && target == Target ? this : this with { Id = IdOf(Kind, source, target), Source = source, Target = target };

    /// <summary>This edge and another one of the same identity, as one.</summary>
    public TopologyEdge Merge(TopologyEdge other) => this with
    {
        Kind = Kind < other.Kind ? Kind : other.Kind,
        Count = Count + other.Count,
        Weight = Weight == other.Weight ? Weight : null,
        Reason = Reason == other.Reason ? Reason : null,
        Message = Message == other.Message ? Message : null,
        TrafficType = TrafficType ?? other.TrafficType,
    };
}
