namespace WaypointDashboard.Client.Ports;

/// <summary>Where a cluster comes from.</summary>
public enum ClusterSource
{
    /// <summary>The embedded cluster.</summary>
    Sandbox,

    /// <summary>A context of a kubeconfig.</summary>
    Kubeconfig,

    /// <summary>The cluster that the dashboard runs in.</summary>
    InCluster,
}
