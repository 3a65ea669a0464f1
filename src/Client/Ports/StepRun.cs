namespace WaypointDashboard.Client.Ports;

/// <summary>How a step stands.</summary>
/// <param name="State">The state.</param>
/// <param name="Problem">Why it failed; null otherwise.</param>
/// <param name="Before">The object's YAML as the step found it; empty when it did not exist or the step was not reached.</param>
/// <param name="After">The object's YAML as the step left it; empty when it is gone or the step was not done.</param>
public sealed record StepRun(StepState State, StepProblem? Problem = null, string Before = "", string After = "");
