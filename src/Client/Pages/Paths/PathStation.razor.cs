using Microsoft.AspNetCore.Components;
using WaypointDashboard.Client.Navigation;
using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Client.Pages.Paths;

/// <summary>One station of a path: what it is, why it is on the way, and what applies there.</summary>
public sealed partial class PathStation
{
    /// <summary>The station.</summary>
    [Parameter]
    [EditorRequired]
    public required TrafficHop Hop { get; set; }

    /// <summary>The cluster in the URL; null for the default one.</summary>
    [Parameter]
    public string? Cluster { get; set; }

    /// <summary>Its share of the connections, in words; null when it takes all.</summary>
    [Parameter]
    public string? Share { get; set; }

    /// <summary>What to call it; null for the name of its kind.</summary>
    [Parameter]
    public string? Title { get; set; }

    private string Here(string route) => DashboardRoutes.WithCluster(route, Cluster);

    private static string NameOf(TrafficHop hop) =>
        hop.Kind == HopKind.Ztunnel && hop.Name.Length > 0 ? $"on {hop.Name}" : hop.Namespace.Length == 0 ? hop.Name : $"{hop.Namespace}/{hop.Name}";
}
