namespace WaypointDashboard.Client.Ports;

/// <summary>An object as text, or why it cannot be shown.</summary>
/// <param name="Yaml">The YAML; null when it could not be read.</param>
/// <param name="Problem">What the API server said and what to do; null when it was read.</param>
public sealed record ObjectText(string? Yaml, string? Problem);
