using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Navigation;

/// <summary>An entry of the menu.</summary>
/// <param name="Route">Where it leads.</param>
/// <param name="Text">What it says.</param>
/// <param name="Icon">Its picture.</param>
/// <param name="Kinds">The kinds of objects whose pages belong to it.</param>
/// <param name="StartsGroup">Whether a line is drawn above it.</param>
public sealed record NavigationEntry(string Route, string Text, string Icon, ValueList<ResourceKind> Kinds, bool StartsGroup = false)
{
    /// <summary>Whether a page belongs to this entry.</summary>
    /// <param name="path">The path of the page, from the dashboard's base on and without its query: <c>/waypoints</c>.</param>
    public bool Holds(string path) =>
        path == Route
        || (Route != DashboardRoutes.Topology && path.StartsWith($"{Route}/", StringComparison.Ordinal))
        || (path.Split('/') is ["", "objects", var kind, ..] && Kinds.Any(own => own.ToString() == kind));
}
