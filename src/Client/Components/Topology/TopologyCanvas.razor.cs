using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Components.Topology;

/// <summary>A live topology. Shows a view of a mesh, and can highlight a path in it.</summary>
public sealed partial class TopologyCanvas : IAsyncDisposable
{
    private const string Script = "_content/WaypointDashboard.Client/dist/topology.js";

    private ElementReference _host;
    private ElementReference _minimap;
    private DotNetObjectReference<TopologyInterop>? _interop;
    private ITopologyView? _opened;
    private TopologyView? _shown;
    private string _stream = "connecting";
    private string? _selected;
    private IReadOnlyList<string> _keptClosed = [];

    [Inject]
    public required TopologyModule Module { get; init; }

    [Inject]
    public required ITopologyViews Views { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>The mesh to show. Another one needs another canvas: give it a key.</summary>
    [Parameter]
    [EditorRequired]
    public required IMeshFeed Mesh { get; set; }

    /// <summary>The name of the cluster, with which places are remembered and pictures named.</summary>
    [Parameter]
    [EditorRequired]
    public required string Cluster { get; set; }

    /// <summary>What to show.</summary>
    [Parameter]
    [EditorRequired]
    public required TopologyView View { get; set; }

    /// <summary>The node or edge that is selected; null for none.</summary>
    [Parameter]
    public string? Selected { get; set; }

    /// <summary>The operator selects a node or an edge, or nothing.</summary>
    [Parameter]
    public EventCallback<string?> SelectedChanged { get; set; }

    /// <summary>The operator opens or closes a node.</summary>
    [Parameter]
    public EventCallback<string> Toggled { get; set; }

    /// <summary>The operator asks for the menu.</summary>
    [Parameter]
    public EventCallback<TopologyMenuRequest> MenuRequested { get; set; }

    /// <summary>The ways that a path takes; null for none. The first is the main one.</summary>
    [Parameter]
    public IReadOnlyList<TopologyRoute>? Routes { get; set; }

    /// <summary><c>columns</c> or <c>force</c>: how it starts.</summary>
    [Parameter]
    public string Layout { get; set; } = "columns";

    /// <summary>Whether there is a small picture of the whole.</summary>
    [Parameter]
    public bool HasMinimap { get; set; } = true;

    /// <summary>What screen readers call it.</summary>
    [Parameter]
    public string Label { get; set; } = "Topology of the mesh";

    /// <summary>What lies over it.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private IReadOnlyList<TopologyRoute>? _routes;

    /// <summary>Lays everything out afresh.</summary>
    public Task ArrangeAsync(string layout) => Module.ArrangeAsync(layout);

    /// <summary>Zooms so that everything can be seen.</summary>
    public Task FitAsync() => Module.FitAsync();

    /// <summary>Zooms in or out.</summary>
    public Task ZoomAsync(double factor) => Module.ZoomAsync(factor);

    /// <summary>Selects a node, also one that is still to come, and brings it to the middle.</summary>
    public Task RevealAsync(string id)
    {
        _selected = id;
        return Module.SelectAsync(id, true);
    }

    /// <summary>Gives it the keyboard.</summary>
    public Task FocusAsync() => Module.FocusAsync();

    /// <summary>Hands the operator a picture: <c>png</c> or <c>svg</c>.</summary>
    public Task ExportAsync(string format) =>
        format == "svg" ? Module.ExportSvgAsync($"topology-{Cluster}.svg") : Module.ExportPngAsync($"topology-{Cluster}.png");

    public async ValueTask DisposeAsync()
    {
        _opened?.Dispose();
        await Module.DisposeAsync();
        _interop?.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_opened is not null && _shown != View)
        {
            _shown = View;
            await Module.ExpectViewAsync();
            _opened.Show(View);
            await Module.SetSearchAsync(View.Search.Length > 0);
        }

        if (Module.IsStarted && _selected != Selected)
        {
            _selected = Selected;
            await Module.SelectAsync(Selected, false);
        }

        if (Module.IsStarted && !ReferenceEquals(_routes, Routes))
        {
            _routes = Routes;
            await Module.HighlightRoutesAsync(Routes);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        var user = Authentication is null ? new ClaimsPrincipal() : (await Authentication).User;
        _shown = View;
        _selected = Selected;
        _opened = Views.Open(Mesh, View, user);
        _interop = DotNetObjectReference.Create(new TopologyInterop(this));
        var hub = new Uri(new Uri(Navigation.BaseUri), ITopologyViews.HubPath).ToString();
        var options = new TopologyCanvasOptions(hub, _opened.Id, Layout, Cluster, Selected);
        var script = new Uri(new Uri(Navigation.BaseUri), Assets[Script]).ToString();
        await Module.StartAsync(script, _host, HasMinimap ? _minimap : null, _interop, options);
        if (Module.IsStarted && View.Search.Length > 0)
        {
            await Module.SetSearchAsync(true);
        }

        if (Module.IsStarted && Routes is not null)
        {
            _routes = Routes;
            await Module.HighlightRoutesAsync(Routes);
        }
    }

    internal Task RaiseSelectedAsync(string? id) => InvokeAsync(() =>
    {
        _selected = id;
        return SelectedChanged.InvokeAsync(id);
    });

    internal Task RaiseToggledAsync(string id) => InvokeAsync(() => Toggled.InvokeAsync(id));

    internal Task RaiseMenuAsync(TopologyMenuRequest request) => InvokeAsync(() => MenuRequested.InvokeAsync(request));

    internal Task RaiseStreamAsync(string state) => InvokeAsync(() =>
    {
        _stream = state;
        StateHasChanged();
    });

    internal Task RaiseKeptClosedAsync(IReadOnlyList<string> names) => InvokeAsync(() =>
    {
        _keptClosed = names;
        StateHasChanged();
    });
}
