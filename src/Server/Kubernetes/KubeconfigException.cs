namespace WaypointDashboard.Server.Kubernetes;

/// <summary>A kubeconfig cannot be used. The message says which, why, and what to do.</summary>
internal sealed class KubeconfigException : Exception
{
    public KubeconfigException()
    {
    }

    public KubeconfigException(string message)
        : base(message)
    {
    }

    public KubeconfigException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
