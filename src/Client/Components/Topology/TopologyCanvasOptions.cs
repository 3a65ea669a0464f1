namespace WaypointDashboard.Client.Components.Topology;

/// <summary>How the canvas starts.</summary>
/// <param name="Hub">The hub's address.</param>
/// <param name="ViewId">The view to stream.</param>
/// <param name="Layout">The layout.</param>
/// <param name="Memory">Under which places are remembered: one name for each cluster.</param>
/// <param name="Selected">The node that is selected at first; null for none.</param>
internal sealed record TopologyCanvasOptions(string Hub, string ViewId, string Layout, string Memory, string? Selected);
