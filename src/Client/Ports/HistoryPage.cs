using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Ports;

/// <summary>A part of the history.</summary>
/// <param name="Entries">The entries, the newest first; their steps carry no YAML.</param>
/// <param name="Total">How many entries match in all.</param>
public sealed record HistoryPage(ValueList<HistoryEntry> Entries, int Total);
