namespace WaypointDashboard.Client.Shortcuts;

/// <summary>What keys do.</summary>
/// <param name="Keys">The keys, one after another.</param>
/// <param name="Text">What they do, as the help says it.</param>
/// <param name="Action">What they do.</param>
/// <param name="Route">Where they lead, for <see cref="ShortcutAction.Go"/>; empty otherwise.</param>
public sealed record Shortcut(IReadOnlyList<string> Keys, string Text, ShortcutAction Action, string Route = "");
