namespace WaypointDashboard.Client.Components.Tables;

/// <summary>A value that rows can be filtered by.</summary>
/// <param name="Id">What the URL says.</param>
/// <param name="Label">What the operator reads.</param>
/// <param name="Icon">An icon; empty for none.</param>
public sealed record TableFacet(string Id, string Label, string Icon = "");
