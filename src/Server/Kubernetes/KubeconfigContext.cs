namespace WaypointDashboard.Server.Kubernetes;

/// <summary>A context of a kubeconfig.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Server">The address of the API server.</param>
/// <param name="Namespace">Its namespace; null when it has none.</param>
/// <param name="Problem">Why it cannot be used; null when it can.</param>
internal sealed record KubeconfigContext(string Name, string Server, string? Namespace, string? Problem);
