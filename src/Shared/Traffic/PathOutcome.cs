namespace WaypointDashboard.Shared.Traffic;

/// <summary>Whether a connection gets through, as far as the objects tell.</summary>
public enum PathOutcome
{
    /// <summary>It does.</summary>
    Reaches,

    /// <summary>Some of the new connections fail: one of two waypoints that share them has no ready pod.</summary>
    FailsInPart,

    /// <summary>It fails: no healthy endpoint, a bound waypoint without a ready pod, or an L4 policy that refuses the sender for certain.</summary>
    Fails,
}
