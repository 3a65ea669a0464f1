namespace WaypointDashboard.Client.Ports;

/// <summary>Why a step cannot be done or was not done.</summary>
/// <param name="Kind">The case.</param>
/// <param name="Message">What failed, in the server's own words, and what to do.</param>
/// <param name="MissingRule">For <see cref="StepProblemKind.Forbidden"/>: the RBAC rule that is missing, as YAML; empty otherwise.</param>
public sealed record StepProblem(StepProblemKind Kind, string Message, string MissingRule = "");
