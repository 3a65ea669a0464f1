using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Client.Components.Fields;

/// <summary>What the operator has entered.</summary>
/// <param name="Intent">The change as far as it can be read.</param>
/// <param name="Problem">What cannot be read; null when all can.</param>
public sealed record FieldEdit(ChangeIntent Intent, PlanRefusal? Problem = null);
