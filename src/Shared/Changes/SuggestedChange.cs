namespace WaypointDashboard.Shared.Changes;

/// <summary>A form to open, filled in.</summary>
/// <param name="Label">What the button says, such as <c>Allow namespace shop on infra/egress</c>.</param>
/// <param name="Intent">What the form would do.</param>
public sealed record SuggestedChange(string Label, ChangeIntent Intent);
