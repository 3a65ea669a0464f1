using Microsoft.AspNetCore.Components;
using MudBlazor;
using WaypointDashboard.Client.Components.Mesh;
using WaypointDashboard.Client.Layout;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;

namespace WaypointDashboard.Client.Components.Connection;

/// <summary>How the connection to the cluster is; on hover and focus, how far each kind is known.</summary>
public sealed partial class ConnectionChip : MeshPage
{
    private ConnectionStatus _connection = new(ConnectionState.Connecting, default);
    private ConnectionSummary _summary = new(ConnectionTone.Busy, "Connecting…");
    private MeshCoverage? _coverage;
    private bool _isNews = true;

    /// <summary>The operator's clock.</summary>
    [Inject]
    public required BrowserTime Time { get; init; }

    /// <inheritdoc/>
    protected override bool ShouldRender()
    {
        var isNews = _isNews;
        _isNews = false;
        return isNews;
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        _isNews = true;
    }

    /// <inheritdoc/>
    protected override void OnMeshChanged(LiveChange change)
    {
        var connection = Session?.Mesh.Connection ?? _connection;
        var coverage = change.Current.Mesh.Coverage;
        if (connection == _connection && ReferenceEquals(coverage, _coverage))
        {
            return;
        }

        _isNews = true;
        _connection = connection;
        _coverage = coverage;
        _summary = ConnectionSummary.Of(connection, coverage, Time.Clock);
    }

    private static string IconOf(ConnectionTone tone) => tone switch
    {
        ConnectionTone.Live => Icons.Material.Outlined.CheckCircle,
        ConnectionTone.Busy => Icons.Material.Outlined.HourglassEmpty,
        ConnectionTone.Doubtful => Icons.Material.Outlined.SyncProblem,
        _ => Icons.Material.Outlined.ErrorOutline,
    };
}
