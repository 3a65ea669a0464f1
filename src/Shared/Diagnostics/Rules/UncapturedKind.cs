namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>Why no ztunnel leads a pod's connections to a waypoint.</summary>
internal enum UncapturedKind
{
    /// <summary>It has a sidecar; sidecars go straight to the pods of a service.</summary>
    Sidecar,

    /// <summary>It is outside of ambient, or the CNI has not redirected it.</summary>
    NotCaptured,

    /// <summary>It uses the node's network and can never be captured.</summary>
    HostNetwork,
}
