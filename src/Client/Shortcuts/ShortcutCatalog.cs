using WaypointDashboard.Client.Navigation;

namespace WaypointDashboard.Client.Shortcuts;

/// <summary>All shortcuts: the listener and the help are made of this list.</summary>
public static class ShortcutCatalog
{
    /// <summary>The shortcuts, in the order of the help.</summary>
    public static IReadOnlyList<Shortcut> All { get; } =
    [
        new(["/"], "Search in the page", ShortcutAction.Search),
        Go("t", "Topology", DashboardRoutes.Topology),
        Go("w", "Waypoints", DashboardRoutes.Waypoints),
        Go("n", "Namespaces", DashboardRoutes.Namespaces),
        Go("s", "Services", DashboardRoutes.Services),
        Go("l", "Workloads", DashboardRoutes.Workloads),
        Go("a", "Paths", DashboardRoutes.Paths),
        Go("p", "Problems", DashboardRoutes.Problems),
        Go("h", "History", DashboardRoutes.History),
        new(["?"], "This help", ShortcutAction.Help),
    ];

    private static Shortcut Go(string key, string page, string route) => new(["g", key], $"Go to {page}", ShortcutAction.Go, route);
}
