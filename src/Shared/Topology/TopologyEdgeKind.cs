namespace WaypointDashboard.Shared.Topology;

/// <summary>What an edge of the topology says.</summary>
public enum TopologyEdgeKind
{
    /// <summary>Bound by a label of the object itself.</summary>
    Own,

    /// <summary>Bound by the label of its namespace.</summary>
    Inherited,

    /// <summary>The binding to the second waypoint, with a weight.</summary>
    Canary,

    /// <summary>Asked for and refused.</summary>
    Refused,

    /// <summary>A service's selector chooses a workload.</summary>
    Selects,
}
