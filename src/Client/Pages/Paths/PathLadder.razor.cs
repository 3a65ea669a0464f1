using Microsoft.AspNetCore.Components;
using WaypointDashboard.Client.Navigation;
using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Client.Pages.Paths;

/// <summary>A path as a ladder of hops.</summary>
public sealed partial class PathLadder
{
    /// <summary>The path.</summary>
    [Parameter]
    [EditorRequired]
    public required TrafficPath Path { get; set; }

    /// <summary>The cluster in the URL; null for the default one.</summary>
    [Parameter]
    public string? Cluster { get; set; }

    private string Here(string route) => DashboardRoutes.WithCluster(route, Cluster);

    private static string NameOf(TrafficHop hop) => hop.Kind == HopKind.Ztunnel ? $"on {hop.Name}" : hop.Namespace.Length == 0 ? hop.Name : $"{hop.Namespace}/{hop.Name}";
}
