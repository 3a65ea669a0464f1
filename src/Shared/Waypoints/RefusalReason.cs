namespace WaypointDashboard.Shared.Waypoints;

/// <summary>Why istiod refuses a binding; named as the reasons in its conditions.</summary>
public enum RefusalReason
{
    /// <summary>The Gateway is missing or has no address.</summary>
    WaypointIsNotReady,

    /// <summary>The waypoint's listener does not allow the namespace.</summary>
    AttachmentDenied,

    /// <summary>The waypoint does not take this kind of destination.</summary>
    UnsupportedTrafficType,

    /// <summary>A ServiceEntry visible in its namespace only cannot use a waypoint elsewhere.</summary>
    CrossNamespaceWaypointForbidden,

    /// <summary>The canary is the primary (canaries only).</summary>
    CanarySameAsPrimary,

    /// <summary>The canary's weight is not an integer from 0 to 100 (canaries only).</summary>
    CanaryInvalidWeight,
}
