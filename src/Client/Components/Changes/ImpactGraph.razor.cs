using Microsoft.AspNetCore.Components;
using MudBlazor;
using WaypointDashboard.Client.Components.Topology;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Components.Changes;

/// <summary>The affected part of the topology, before or after a change.</summary>
public sealed partial class ImpactGraph : IAsyncDisposable
{
    private const string Script = "_content/WaypointDashboard.Client/dist/topology.js";

    private ElementReference _host;
    private ImpactPicture? _drawn;
    private bool _isAfter = true;
    private bool _isStarted;

    /// <summary>The browser.</summary>
    [Inject]
    public required TopologyModule Module { get; init; }

    /// <summary>Where the script is.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>What to show.</summary>
    [Parameter]
    [EditorRequired]
    public required ImpactPicture Picture { get; set; }

    private string Label => _isAfter ? "Topology after the change" : "Topology before the change";

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Module.DisposeAsync();

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Picture.IsEmpty)
        {
            // The element goes, and the canvas in it.
            _drawn = null;
            _isStarted = false;
            await Module.DisposeAsync();
        }
        else if (!ReferenceEquals(_drawn, Picture))
        {
            _drawn = Picture;
            if (!_isStarted)
            {
                _isStarted = true;
                await Module.StartPictureAsync(new Uri(new Uri(Navigation.BaseUri), Assets[Script]).ToString(), _host);
            }

            await Module.ShowPictureAsync(Picture, _isAfter);
        }
    }

    private Task ShowAsync(bool isAfter)
    {
        _isAfter = isAfter;
        return Module.ShowPictureAsync(Picture, isAfter);
    }

    private Variant VariantOf(bool isAfter) => isAfter == _isAfter ? Variant.Filled : Variant.Outlined;

    private string Pressed(bool isAfter) => isAfter == _isAfter ? "true" : "false";
}
