namespace WaypointDashboard.Sandbox.Errors;

/// <summary>One reason among several for a refusal.</summary>
/// <param name="Reason"><c>FieldValueInvalid</c>, <c>FieldManagerConflict</c> and so on.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Field">Where: <c>spec.listeners[0].port</c>.</param>
public sealed record StatusCause(string Reason, string Message, string Field);
