using MudBlazor;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Navigation;

/// <summary>The menu.</summary>
public static class NavigationEntries
{
    /// <summary>All entries, in their order.</summary>
    public static IReadOnlyList<NavigationEntry> All { get; } =
    [
        new(DashboardRoutes.Topology, "Topology", Icons.Material.Outlined.AccountTree, []),
        new(DashboardRoutes.Waypoints, "Waypoints", Icons.Material.Outlined.Router, [ResourceKind.Gateway]),
        new(DashboardRoutes.Namespaces, "Namespaces", Icons.Material.Outlined.FolderOpen, [ResourceKind.Namespace]),
        new(DashboardRoutes.Services, "Services", Icons.Material.Outlined.Dns, [ResourceKind.Service, ResourceKind.ServiceEntry]),
        new(DashboardRoutes.Workloads, "Workloads", Icons.Material.Outlined.Widgets, [ResourceKind.Pod, ResourceKind.WorkloadEntry]),
        new(DashboardRoutes.Paths, "Paths", Icons.Material.Outlined.Route, []),
        new(DashboardRoutes.Problems, "Problems", Icons.Material.Outlined.ReportProblem, []),
        new(DashboardRoutes.WhatIf, "What if", Icons.Material.Outlined.Science, [], StartsGroup: true),
        new(DashboardRoutes.Migrate, "Migrate", Icons.Material.Outlined.MoveUp, []),
        new(DashboardRoutes.History, "History", Icons.Material.Outlined.History, []),
    ];
}
