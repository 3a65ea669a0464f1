using System.Text;
using k8s;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Ways to clusters that no kubeconfig file of the user tells of.</summary>
internal static class ClusterConnections
{
    /// <summary>To the cluster that the dashboard runs in, by its service account.</summary>
    public static ClusterConnection InCluster(TimeProvider time) => new(KubernetesClientConfiguration.InClusterConfig, time);

    /// <summary>By the text of a kubeconfig, with its current context.</summary>
    public static ClusterConnection ByText(string kubeconfig, TimeProvider time) => new(() => Load(kubeconfig), time);

    private static KubernetesClientConfiguration Load(string kubeconfig)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(kubeconfig));
        return KubernetesClientConfiguration.BuildConfigFromConfigFile(stream);
    }
}
