namespace WaypointDashboard.Server.Api;

/// <summary>A second waypoint.</summary>
/// <param name="Waypoint">The waypoint, <c>namespace/name</c>.</param>
/// <param name="Weight">Its share of the connections in percent.</param>
internal sealed record CanaryAnswer(string Waypoint, int Weight);
