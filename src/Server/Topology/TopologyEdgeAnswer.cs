using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Server.Topology;

/// <summary>An edge of the topology as the API gives it: from who asks for a waypoint to the waypoint, or from a service to a workload.</summary>
/// <param name="Id">Its identity, stable over time.</param>
/// <param name="Source">The node that it goes out from.</param>
/// <param name="Target">The node that it goes to.</param>
/// <param name="Kind">What it says: <c>bound</c>, <c>canary</c>, <c>refused</c> or <c>selects</c>.</param>
/// <param name="IsCrossNamespace">Whether the waypoint is in another namespace than who asks for it.</param>
/// <param name="Count">How many edges of single objects it stands for.</param>
/// <param name="Weight">A canary's share in percent; left out otherwise, and where several that differ are merged.</param>
/// <param name="Reason">istiod's reason of a refusal, with a small first letter; left out otherwise, and where several that differ are merged.</param>
/// <param name="Message">istiod's message of a refusal, under the same conditions.</param>
/// <param name="TrafficType">What the waypoint takes; left out for selections and for waypoints that are not there.</param>
internal sealed record TopologyEdgeAnswer(
    string Id, string Source, string Target, string Kind, bool IsCrossNamespace, int Count, int? Weight, string? Reason, string? Message, string? TrafficType)
{
    public static TopologyEdgeAnswer Of(TopologyEdge edge) => new(
        edge.Id, edge.Source, edge.Target, TopologyNodeAnswer.Word(edge.Kind), edge.IsCrossNamespace, edge.Count, edge.Weight,
        edge.Reason is { } reason ? TopologyNodeAnswer.Word(reason) : null, edge.Message, edge.TrafficType is { } type ? TopologyNodeAnswer.Word(type) : null);
}
