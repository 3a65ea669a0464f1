namespace WaypointDashboard.Shared.Waypoints;

/// <summary>istiod's own words for its refusals (ambient/status.go).</summary>
public static class RefusalMessages
{
    /// <summary>The message that goes with a reason.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="waypoint">The waypoint that is asked for.</param>
    /// <param name="isWorkload">Whether the target is a workload; only the traffic type's message tells.</param>
    public static string Of(RefusalReason reason, WaypointRef waypoint, bool isWorkload = false) => reason switch
    {
        RefusalReason.WaypointIsNotReady => $"waypoint \"{waypoint}\" is not ready",
        RefusalReason.AttachmentDenied => $"we are not permitted to attach to waypoint \"{waypoint}\" (missing allowedRoutes?)",
        RefusalReason.UnsupportedTrafficType =>
            $"attempting to bind to traffic type \"{(isWorkload ? "workload" : "service")}\" which the waypoint \"{waypoint}\" does not support",
        RefusalReason.CrossNamespaceWaypointForbidden =>
            $"cannot bind to waypoint \"{waypoint}\" in another namespace: cross-namespace waypoint binding is not permitted for a ServiceEntry with NAMESPACE visibility",
        RefusalReason.CanarySameAsPrimary => $"canary waypoint \"{waypoint}\" must differ from the primary waypoint",
        RefusalReason.CanaryInvalidWeight => $"canary waypoint \"{waypoint}\" has an invalid weight; must be an integer in [0,100]",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    internal static BindingRefusal Refuse(RefusalReason reason, WaypointRef waypoint, bool isWorkload = false) => new(waypoint, reason, Of(reason, waypoint, isWorkload));
}
