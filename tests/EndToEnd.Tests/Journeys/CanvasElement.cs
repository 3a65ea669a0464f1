namespace WaypointDashboard.EndToEnd.Tests.Journeys;

/// <summary>A node or an edge that is drawn.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="State">Its state; null for edges.</param>
/// <param name="Mode">How it is in the mesh; null for edges.</param>
/// <param name="Text">What is written on it.</param>
/// <param name="Source">Where an edge begins.</param>
/// <param name="Target">Where an edge ends.</param>
/// <param name="IsCrossNamespace">Whether an edge crosses namespaces.</param>
/// <param name="X">Where a node is, in the graph's own units.</param>
/// <param name="Y">Where a node is, in the graph's own units.</param>
/// <param name="IsSelected">Whether it is selected.</param>
/// <param name="Classes">How it is marked.</param>
/// <param name="Line">The style of an edge's line or of a node's border.</param>
internal sealed record CanvasElement(
    string Id,
    string? Kind,
    string? State,
    string? Mode,
    string? Text,
    string? Source,
    string? Target,
    bool IsCrossNamespace,
    double X,
    double Y,
    bool IsSelected,
    string[] Classes,
    string? Line);
