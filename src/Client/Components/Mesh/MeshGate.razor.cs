using Microsoft.AspNetCore.Components;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Components.Mesh;

/// <summary>Shows its content when the cluster has been read, and until then how far that is. Before, nothing true can be said of a mesh.</summary>
public sealed partial class MeshGate
{
    /// <summary>The look at the cluster; null when there is none of that name.</summary>
    [Parameter]
    [EditorRequired]
    public required IClusterSession? Session { get; set; }

    /// <summary>The newest state.</summary>
    [Parameter]
    [EditorRequired]
    public required LiveMesh Live { get; set; }

    /// <summary>The name in the URL.</summary>
    [Parameter]
    public string? Cluster { get; set; }

    /// <summary>What the page shows of the mesh.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private ConnectionStatus? Connection => Session?.Mesh.Connection;

    private int Kinds => Live.Mesh.Coverage.Kinds.Count;

    private int Listed => Live.Mesh.Coverage.Kinds.Values.Count(kind => kind.State != WatchState.Listing);

    private string Progress => MeshProgress.Of(Live.Mesh.Coverage);
}
