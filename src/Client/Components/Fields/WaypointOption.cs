using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Components.Fields;

/// <summary>A waypoint that a form offers.</summary>
/// <param name="Reference">Which one.</param>
/// <param name="Facts">Its traffic type, who may use it, whether it is ready: in a few words.</param>
/// <param name="IsNear">Whether it is in the namespace of what is to use it.</param>
/// <param name="Problem">Why it would not accept what is to use it; null when it would.</param>
public sealed record WaypointOption(WaypointRef Reference, string Facts, bool IsNear, string? Problem);
