namespace WaypointDashboard.Server.Telemetry;

/// <summary>The answer to <c>GET /healthz/ready</c>.</summary>
/// <param name="Status"><c>ready</c> or <c>waiting</c>.</param>
/// <param name="Cluster">The default cluster.</param>
/// <param name="Connection">The state of the connection to it.</param>
/// <param name="Detail">What is wrong with the connection; empty when nothing is.</param>
/// <param name="Waiting">The kinds whose first list has not ended, each with its namespace where only that is watched.</param>
internal sealed record ReadinessAnswer(string Status, string Cluster, string Connection, string Detail, IReadOnlyList<string> Waiting);
