namespace WaypointDashboard.Server.Hosting;

/// <summary>Which clusters the dashboard shows.</summary>
public enum ClusterChoice
{
    /// <summary>The first of: in-cluster, kubeconfig, sandbox, that is possible here.</summary>
    Auto,

    /// <summary>The embedded cluster.</summary>
    Sandbox,

    /// <summary>The contexts of a kubeconfig.</summary>
    Kubeconfig,

    /// <summary>The cluster that the dashboard runs in.</summary>
    InCluster,
}
