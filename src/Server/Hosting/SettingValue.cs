namespace WaypointDashboard.Server.Hosting;

/// <summary>What something was set to.</summary>
/// <param name="Text">The text.</param>
/// <param name="From">Where that is written, as one would look for it: <c>--cluster</c>, <c>WAYPOINT_CLUSTER</c>, <c>Waypoint:Cluster in appsettings.json</c>.</param>
internal sealed record SettingValue(string Text, string From);
