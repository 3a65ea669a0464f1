namespace WaypointDashboard.Client.Ports;

/// <summary>A cluster that can be looked at.</summary>
/// <param name="Name">Its name in the app bar and in <c>?cluster=</c>: the kubeconfig context, <c>sandbox</c> or <c>in-cluster</c>.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Server">The API server's address.</param>
public sealed record ClusterInfo(string Name, ClusterSource Source, string Server);
