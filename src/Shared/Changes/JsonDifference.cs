using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>A field that differs between two JSON objects.</summary>
/// <param name="Path">The names of the fields that lead to it.</param>
/// <param name="Before">Its first value as JSON; null when it is not in the first.</param>
/// <param name="After">Its second value as JSON; null when it is not in the second.</param>
public sealed record JsonDifference(ValueList<string> Path, string? Before, string? After);
