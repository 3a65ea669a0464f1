namespace WaypointDashboard.Shared.Topology;

/// <summary>How a workload takes part in the mesh.</summary>
public enum MeshMode
{
    /// <summary>Not at all.</summary>
    Outside,

    /// <summary>Through ztunnel.</summary>
    Ambient,

    /// <summary>With a sidecar.</summary>
    Sidecar,

    /// <summary>Some of its pods one way, some another.</summary>
    Mixed,
}
