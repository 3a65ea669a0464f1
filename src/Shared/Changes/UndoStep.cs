namespace WaypointDashboard.Shared.Changes;

/// <summary>A step that was done, as far as undoing it needs to know.</summary>
/// <param name="Step">The step.</param>
/// <param name="Before">The object as the step found it, as JSON; empty when there was none.</param>
/// <param name="After">The object as the step left it, as JSON; empty when it was gone.</param>
public sealed record UndoStep(PlanStep Step, string Before, string After);
