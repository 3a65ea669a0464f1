namespace WaypointDashboard.Shared.Waypoints;

/// <summary>What original destinations a waypoint takes (<c>istio.io/waypoint-for</c>).</summary>
public enum TrafficType
{
    /// <summary>Traffic addressed to services; the default.</summary>
    Service,

    /// <summary>Traffic addressed to pods and other workloads.</summary>
    Workload,

    /// <summary>Both.</summary>
    All,

    /// <summary>Neither.</summary>
    None,

    /// <summary>A value that istiod does not know: neither.</summary>
    Unknown,
}
