namespace WaypointDashboard.Shared.Resources;

/// <summary>An entry of a route's <c>status.parents</c>.</summary>
/// <param name="Parent">The parent that it speaks of.</param>
/// <param name="ControllerName">Who wrote it.</param>
/// <param name="Conditions">The conditions for that parent.</param>
public sealed record RouteParentStatus(TargetReference Parent, string ControllerName, ValueList<StatusCondition> Conditions);
