namespace WaypointDashboard.Shared.Topology;

/// <summary>How a node is, from the least to the most worth looking at.</summary>
public enum TopologyState
{
    /// <summary>Nothing that the mesh knows: an ExternalName service, a pod that has ended.</summary>
    NotInMesh,

    /// <summary>No waypoint is asked for.</summary>
    NotEnrolled,

    /// <summary>It says <c>use-waypoint: none</c> itself.</summary>
    OptedOut,

    /// <summary>Bound to a waypoint.</summary>
    Bound,

    /// <summary>A gateway that has an address and is programmed.</summary>
    Ready,

    /// <summary>A gateway that has an address but is not programmed, or none of whose pods is ready.</summary>
    Degraded,

    /// <summary>A gateway without an address: nobody can be bound to it.</summary>
    NotReady,

    /// <summary>A waypoint is asked for and refused.</summary>
    Refused,

    /// <summary>A waypoint that is named but not there.</summary>
    Missing,
}
