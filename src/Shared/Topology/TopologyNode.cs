using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Topology;

/// <summary>A node of the topology.</summary>
/// <param name="Id">Its identity, stable over time; see <see cref="TopologyIds"/>.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Parent">The node whose frame it lies in; null at the top.</param>
/// <param name="Namespace">Its namespace; for a namespace itself its name.</param>
/// <param name="Label">Its name.</param>
/// <param name="Detail">A second line, such as <c>2/2 ready</c>; empty when there is none.</param>
/// <param name="State">How it is.</param>
/// <param name="Mode">How it takes part in the mesh.</param>
/// <param name="Problems">Its findings; with those of what it hides, when it is collapsed.</param>
/// <param name="Counts">What it holds.</param>
/// <param name="TrafficType">What a waypoint takes; null for all else.</param>
/// <param name="CanExpand">Whether it hides nodes that it could show.</param>
/// <param name="IsExpanded">Whether it shows them.</param>
/// <param name="Matches">How many objects in it the search finds.</param>
public sealed record TopologyNode(
    string Id,
    TopologyNodeKind Kind,
    string? Parent,
    string Namespace,
    string Label,
    string Detail,
    TopologyState State,
    MeshMode Mode,
    ProblemCounts Problems = default,
    TopologyCounts Counts = default,
    TrafficType? TrafficType = null,
    bool CanExpand = false,
    bool IsExpanded = false,
    int Matches = 0);
