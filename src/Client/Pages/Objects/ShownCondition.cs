using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Pages.Objects;

/// <summary>A condition of an object or of a part of it.</summary>
/// <param name="Of">The part, such as <c>listener mesh</c>; empty for the object itself.</param>
/// <param name="Condition">The condition.</param>
public sealed record ShownCondition(string Of, StatusCondition Condition);
