using Microsoft.AspNetCore.Components;
using MudBlazor;
using WaypointDashboard.Client.Navigation;
using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Client.Layout.Frame;

/// <summary>Which cluster is looked at, and the way to the same page of another.</summary>
public sealed partial class ClusterMenu
{
    /// <summary>The clusters that can be chosen.</summary>
    [Inject]
    public required IClusterCatalog Clusters { get; init; }

    /// <summary>Goes there.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The name in the URL; null for the default one.</summary>
    [SupplyParameterFromQuery(Name = "cluster")]
    public string? Cluster { get; set; }

    private ClusterInfo? Current => Cluster is null ? Clusters.Default : Clusters.Clusters.FirstOrDefault(cluster => cluster.Name == Cluster);

    // What else the address says, such as filters and a selection, is about the cluster that is left.
    private void Choose(ClusterInfo cluster)
    {
        var page = $"/{Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0]}";
        Navigation.NavigateTo(DashboardRoutes.WithCluster(page, cluster.Name)[1..]);
    }

    private static string IconOf(ClusterInfo cluster) => cluster.Source switch
    {
        ClusterSource.Sandbox => Icons.Material.Outlined.Science,
        ClusterSource.InCluster => Icons.Material.Outlined.Home,
        _ => Icons.Material.Outlined.Cloud,
    };
}
