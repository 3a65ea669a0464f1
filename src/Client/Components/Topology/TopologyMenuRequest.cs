namespace WaypointDashboard.Client.Components.Topology;

/// <summary>A menu that is asked for.</summary>
/// <param name="Id">The node or edge; null for the canvas itself.</param>
/// <param name="X">Where, from the left of the window.</param>
/// <param name="Y">Where, from the top of the window.</param>
public sealed record TopologyMenuRequest(string? Id, double X, double Y);
