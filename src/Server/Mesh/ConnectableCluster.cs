using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Kubernetes;

namespace WaypointDashboard.Server.Mesh;

/// <summary>A cluster that can be looked at, and the way to it.</summary>
/// <param name="Info">What is shown of it.</param>
/// <param name="Connect">Opens a connection.</param>
internal sealed record ConnectableCluster(ClusterInfo Info, Func<ClusterConnection> Connect);
