using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Applying;

/// <summary>An object after a configuration was applied to it, and who owns what in it then.</summary>
internal sealed record Applied(JsonObject Value, IReadOnlyList<ManagerEntry> Entries, bool OwnersChanged);
