namespace WaypointDashboard.Shared.Waypoints;

/// <summary>A refusal in istiod's words.</summary>
/// <param name="Waypoint">The waypoint that was asked for.</param>
/// <param name="Reason">istiod's reason.</param>
/// <param name="Message">istiod's message.</param>
public sealed record BindingRefusal(WaypointRef Waypoint, RefusalReason Reason, string Message);
