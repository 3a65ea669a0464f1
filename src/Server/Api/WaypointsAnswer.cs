namespace WaypointDashboard.Server.Api;

/// <summary>The answer to <c>GET /api/v1/waypoints</c>.</summary>
/// <param name="Waypoints">The waypoints by namespace and name.</param>
internal sealed record WaypointsAnswer(IReadOnlyList<WaypointAnswer> Waypoints);
