namespace WaypointDashboard.Server.Telemetry;

/// <summary>The answer to <c>GET /healthz/live</c>.</summary>
/// <param name="Status">Always <c>live</c>.</param>
internal sealed record LivenessAnswer(string Status);
