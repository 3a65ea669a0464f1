namespace WaypointDashboard.Client.Components.Objects;

/// <summary>Whether the traffic of a workload goes through ztunnel.</summary>
public enum CaptureState
{
    /// <summary>The node's CNI has captured it.</summary>
    Captured,

    /// <summary>Captured in part: its traffic is held until a ztunnel takes it.</summary>
    Pending,

    /// <summary>Ambient is asked for, but it is not captured.</summary>
    NotCaptured,

    /// <summary>It has a sidecar, which is never captured.</summary>
    Sidecar,

    /// <summary>It uses the node's network, which is never captured.</summary>
    HostNetwork,

    /// <summary>It is a gateway's or waypoint's own, or speaks HBONE itself.</summary>
    Proxy,

    /// <summary>Ambient is not asked for.</summary>
    Outside,

    /// <summary>It has ended or has no address yet.</summary>
    NotRunning,
}
