namespace WaypointDashboard.Shared.Traffic;

/// <summary>Why a waypoint is or is not on the way.</summary>
public enum PathReason
{
    /// <summary>Traversed: the destination is a service that is bound.</summary>
    ServiceWaypoint,

    /// <summary>Traversed: the destination is a pod address and the pod is bound.</summary>
    WorkloadWaypoint,

    /// <summary>Not traversed: the destination has no waypoint.</summary>
    NoWaypoint,

    /// <summary>Not traversed: the destination carries <c>use-waypoint: none</c>.</summary>
    OptedOut,

    /// <summary>Not traversed: no ztunnel at the client's side (outside the mesh, sidecar, host network, not redirected).</summary>
    ClientNotCaptured,

    /// <summary>Not traversed: an ingress gateway, and the service does not ask for it with <c>ingress-use-waypoint</c>.</summary>
    IngressBypass,

    /// <summary>Not traversed: the service is headless, so that clients address pods.</summary>
    HeadlessService,

    /// <summary>Not traversed: the destination asks for a waypoint and istiod refuses.</summary>
    Refused,

    /// <summary>Connections fail: bound, but the waypoint has no ready pod (or is no waypoint at all).</summary>
    WaypointUnavailable,
}
