namespace WaypointDashboard.Shared.Traffic;

/// <summary>Whether a ztunnel stands before a workload, and if not, why not.</summary>
public enum CaptureState
{
    /// <summary>The node's ztunnel takes its traffic: <c>ambient.istio.io/redirection: enabled</c> is written on the pod.</summary>
    Captured,

    /// <summary>Not captured, but it speaks HBONE itself (<c>networking.istio.io/tunnel: http</c>).</summary>
    SpeaksHbone,

    /// <summary>It has a sidecar, which the CNI never captures.</summary>
    Sidecar,

    /// <summary>It uses the node's network, which the CNI never captures.</summary>
    HostNetwork,

    /// <summary>It carries <c>istio.io/dataplane-mode: none</c>.</summary>
    OptedOut,

    /// <summary>Its labels or its namespace's ask for ambient, but the CNI has not redirected it.</summary>
    NotRedirected,

    /// <summary>Nothing asks for ambient.</summary>
    Outside,
}
