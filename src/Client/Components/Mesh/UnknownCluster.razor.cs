using Microsoft.AspNetCore.Components;
using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Client.Components.Mesh;

/// <summary>Says that the cluster in the URL does not exist, and leads to those that do.</summary>
public sealed partial class UnknownCluster
{
    /// <summary>The name in the URL.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>The clusters that can be chosen.</summary>
    [Inject]
    public required IClusterCatalog Clusters { get; init; }
}
