using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using WaypointDashboard.Client.Components.Mesh;
using WaypointDashboard.Client.Components.Topology;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Pages.Topology;

/// <summary>The home page: the topology of a cluster. What is shown lies in the URL.</summary>
public sealed partial class TopologyPage : MeshPage
{
    private const int MostObjectsAtOnce = 1500;

    private readonly TopologySelection _selection = new();
    private IClusterSession? _shown;
    private TopologyCanvas? _canvas;
    private TopologyToolbar? _toolbar;
    private TopologyQuery _query = TopologyQuery.Parse(null, null, null, null, null, null, null, null);
    private TopologyQuery? _underWay;
    private TopologyView _default = TopologyView.Initial;
    private TopologyView _view = TopologyView.Initial;
    private TopologyMenuRequest? _menu;
    private IReadOnlyList<string> _namespaces = [];
    private bool _isLegendOpen;
    private bool _hasBegun;

    [Inject]
    public required IChangeLauncher Changes { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "expand")]
    private string? Expand { get; set; }

    [SupplyParameterFromQuery(Name = "namespaces")]
    private string? Namespaces { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    private string? States { get; set; }

    [SupplyParameterFromQuery(Name = "traffic")]
    private string? Traffic { get; set; }

    [SupplyParameterFromQuery(Name = "problems")]
    private string? Problems { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "layout")]
    private string? Layout { get; set; }

    [SupplyParameterFromQuery(Name = "selected")]
    private string? Selected { get; set; }

    private bool CanExpandAll => Live.Mesh.Resources.Count(ResourceKind.Service) + Live.Mesh.Resources.Count(ResourceKind.ServiceEntry) <= MostObjectsAtOnce;

    private string? Hint =>
        _namespaces.Count == 0 ? "The cluster has no namespaces that you may see."
        : Live.Mesh.Resources.Count(ResourceKind.Gateway) == 0 ? "There is no waypoint in this cluster yet. Right-click a namespace to deploy one."
        : null;

    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        var query = TopologyQuery.Parse(Expand, Namespaces, States, Traffic, Problems, Search, Layout, Selected);
        // While a change of ours is under way to the URL, what the URL said before is of no interest any more.
        if (_underWay is null || query == _underWay)
        {
            _underWay = null;
            _query = query;
        }

        Refresh();
    }

    protected override void OnMeshChanged(LiveChange change)
    {
        if (!ReferenceEquals(_shown, Session))
        {
            _shown = Session;
            _hasBegun = false;
        }

        _selection.Follow(change);
        if (!_hasBegun || change.Mesh.IsReset || change.Mesh.Changed.Any(key => key.Kind == ResourceKind.Namespace))
        {
            Refresh();
        }
    }

    private void Refresh()
    {
        if (!IsReady)
        {
            return;
        }

        if (!_hasBegun)
        {
            _hasBegun = true;
            _default = TopologyDefaults.View(Live);
        }

        _namespaces = [.. Live.Mesh.Resources.In("").All<NamespaceResource>(ResourceKind.Namespace).Select(home => home.Name).Order(StringComparer.Ordinal)];
        _view = _query.ToView(_default);
        if (_selection.Id != _query.Selected || _selection.Details is null)
        {
            _selection.Select(_query.Selected, Live, _view);
        }
    }

    private Task ChangeAsync(TopologyQuery query)
    {
        if (_query != query)
        {
            // Selecting and searching leave no traces in the history, opening and filtering do.
            var isTrace = _query.Expanded != query.Expanded || _query.Filter != query.Filter;
            _query = _underWay = query;
            Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(query.ToParameters()), replace: !isTrace);
        }

        return Task.CompletedTask;
    }

    private Task SelectAsync(string? id) => ChangeAsync(_query with { Selected = id });

    private Task RevealAsync(string id)
    {
        var around = NodeReader.ViewAround(id, Live, _view);
        var filter = _query.Filter.IsSelective || !_query.Filter.Namespaces.IsEmpty ? TopologyFilter.None : _query.Filter;
        _ = ChangeAsync(_query with { Selected = id, Expanded = around.Expanded == _view.Expanded ? _query.Expanded : around.Expanded, Filter = filter });
        return _canvas?.RevealAsync(id) ?? Task.CompletedTask;
    }

    private Task ToggleNodeAsync(string id) => ToggleAsync(ObjectKey.TryParse(id, out var key) && key.Kind == ResourceKind.Namespace ? key.Name : id);

    // A workload is open as long as it or a service that selects it is: closing it closes those.
    private Task ToggleAsync(string key)
    {
        _menu = null;
        string[] openers = [.. NodeReader.OpenersOf(key, Live, _view)];
        return ChangeAsync(_query with { Expanded = openers.Length > 0 ? _view.Expanded.Except(openers) : _view.Expanded.Union([key]) });
    }

    private Task ExpandAllAsync() => ChangeAsync(_query with { Expanded = _view.Expanded.Union(_namespaces) });

    private Task CollapseAllAsync()
    {
        _menu = null;
        return ChangeAsync(_query with { Expanded = [] });
    }

    private async Task ArrangeAsync(string layout)
    {
        _menu = null;
        await ChangeAsync(_query with { Layout = layout });
        await (_canvas?.ArrangeAsync(layout) ?? Task.CompletedTask);
    }

    private Task ZoomAsync(double factor) => _canvas?.ZoomAsync(factor) ?? Task.CompletedTask;

    private Task FitAsync()
    {
        _menu = null;
        return _canvas?.FitAsync() ?? Task.CompletedTask;
    }

    private Task ExportAsync(string format) => _canvas?.ExportAsync(format) ?? Task.CompletedTask;

    private Task LaunchAsync(ChangeIntent intent)
    {
        _menu = null;
        return Changes.OpenAsync(intent);
    }

    private void OpenMenu(TopologyMenuRequest request)
    {
        _menu = request;
        if (request.Id is { } id && _selection.Id != id)
        {
            _selection.Select(id, Live, _view);
        }
    }

    private void CloseMenu() => _menu = null;

    private bool IsExpanded(NodeDetails? details) => details?.ExpandKey is { } key && _view.IsExpanded(key);
}
