namespace WaypointDashboard.Client.Pages.Waypoints;

/// <summary>How a waypoint is.</summary>
public enum WaypointStatus
{
    /// <summary>It has an address, is programmed, and a pod is ready.</summary>
    Ready,

    /// <summary>It has an address, so objects are bound to it, but is not programmed or has no ready pod.</summary>
    Degraded,

    /// <summary>It has no address: nobody can be bound to it.</summary>
    NotReady,

    /// <summary>It is named, but there is no such Gateway.</summary>
    Missing,

    /// <summary>Objects are bound to a Gateway that is no waypoint.</summary>
    NotWaypoint,
}
