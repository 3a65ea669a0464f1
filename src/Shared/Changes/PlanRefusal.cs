namespace WaypointDashboard.Shared.Changes;

/// <summary>Why an intent cannot be planned.</summary>
/// <param name="Field">The field of the form or intent: the property's name, such as <c>Waypoint.Name</c>; empty when it concerns the whole.</param>
/// <param name="Message">The sentence for the operator: what is wrong and what to write instead.</param>
public sealed record PlanRefusal(string Field, string Message);
