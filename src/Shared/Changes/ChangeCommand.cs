namespace WaypointDashboard.Shared.Changes;

/// <summary>A command that does what a step does.</summary>
/// <param name="Text">The command line.</param>
/// <param name="Input">The object to feed it on standard input (<c>-f -</c>), as JSON; null when it takes none.</param>
public sealed record ChangeCommand(string Text, string? Input = null);
