using Microsoft.AspNetCore.Components;
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
}
