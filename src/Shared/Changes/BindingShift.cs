using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>A binding before and after a change.</summary>
/// <param name="Consumer">The service or workload.</param>
/// <param name="Before">What it is bound to now; null when it does not exist yet.</param>
/// <param name="After">What it will be bound to; null when it will not exist any more.</param>
public sealed record BindingShift(ObjectKey Consumer, WaypointBinding? Before, WaypointBinding? After);
