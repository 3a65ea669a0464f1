namespace WaypointDashboard.Client.Ports;

/// <summary>What to look for in the history.</summary>
/// <param name="Text">Words that must all be in the title, the actor or an object's name, in any case; empty for everything.</param>
/// <param name="Cluster">The cluster; null for all.</param>
/// <param name="State">The state; null for all.</param>
/// <param name="Skip">How many of the newest entries to pass over.</param>
/// <param name="Take">How many entries to return, 1 to 200.</param>
public sealed record HistoryQuery(string Text = "", string? Cluster = null, RunState? State = null, int Skip = 0, int Take = 50);
