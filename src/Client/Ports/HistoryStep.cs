using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Client.Ports;

/// <summary>A step of a plan that was applied.</summary>
/// <param name="Step">What was to be done.</param>
/// <param name="Run">What became of it.</param>
public sealed record HistoryStep(PlanStep Step, StepRun Run);
