using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using WaypointDashboard.Client.Components.Mesh;
using WaypointDashboard.Client.Layout;
using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Client.Components.Connection;

/// <summary>What the operator should know on every page of a cluster.</summary>
public sealed partial class ClusterBanners : MeshPage
{
    private ImmutableArray<Banner> _banners = [];
    private bool _isNews = true;

    /// <summary>The operator's clock.</summary>
    [Inject]
    public required BrowserTime Time { get; init; }

    /// <summary>The ids of the banners that the operator has put away.</summary>
    [Parameter]
    public IReadOnlySet<string> Dismissed { get; set; } = ImmutableHashSet<string>.Empty;

    /// <summary>The operator puts a banner away.</summary>
    [Parameter]
    public EventCallback<string> BannerDismissed { get; set; }

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
        ImmutableArray<Banner> banners = Session is { } session
            ? [.. Banners.Of(session.Cluster, session.Mesh.Connection, change.Current.Mesh.Coverage, session.Changes is { IsReadOnly: true }, Time.Clock)]
            : [];
        if (!banners.SequenceEqual(_banners))
        {
            _banners = banners;
            _isNews = true;
        }
    }

    private Task DismissAsync(string id) => BannerDismissed.InvokeAsync(id);

    private static string IconOf(Severity severity) => severity switch
    {
        Severity.Error => Icons.Material.Outlined.ErrorOutline,
        Severity.Warning => Icons.Material.Outlined.WarningAmber,
        _ => Icons.Material.Outlined.Info,
    };
}
