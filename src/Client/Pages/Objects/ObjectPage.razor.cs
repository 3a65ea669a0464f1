using Microsoft.AspNetCore.Components;
using MudBlazor;
using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Client.Navigation;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Pages.Objects;

/// <summary>Everything about one object.</summary>
public sealed partial class ObjectPage
{
    private const int MostFindings = 10;

    private ObjectKey? _key;
    private ObjectView? _view;
    private ObjectText? _text;
    private IClusterSession? _readFrom;
    private bool _isGone;
    private bool _hasAsked;
    private int _reading;

    [Inject]
    public required IChangeLauncher Changes { get; init; }

    [Parameter]
    public string Kind { get; set; } = "";

    [Parameter]
    public string Namespace { get; set; } = "";

    [Parameter]
    public string Name { get; set; } = "";

    private string Unknown => _key is { } key ? $"There is no {key.Kind} {key.QualifiedName}" : $"The dashboard does not know objects of kind {Kind}";

    private string UnknownReason => _key is not { } key ? "Check the address."
        : Live.Mesh.Coverage.Kinds.Values.FirstOrDefault(kind => kind.Kind == key.Kind && (kind.Namespace is null || kind.Namespace == key.Namespace) && kind.State != WatchState.Synced) is not { } gap
            ? "It may have been deleted, or never have been there."
            : gap.State == WatchState.NotServed ? $"The API server does not serve the kind {key.Kind}." : gap.State is WatchState.Stale or WatchState.Broken ? $"What is known of the kind {key.Kind} may be old. {gap.Detail}".TrimEnd() : $"The dashboard may not read the kind {key.Kind}. {gap.Detail}".TrimEnd();

    private string BackRoute => _key?.Kind switch
    {
        ResourceKind.Namespace => DashboardRoutes.Namespaces,
        ResourceKind.Service or ResourceKind.ServiceEntry => DashboardRoutes.Services,
        ResourceKind.Pod or ResourceKind.WorkloadEntry or ResourceKind.Deployment or ResourceKind.ReplicaSet => DashboardRoutes.Workloads,
        ResourceKind.Gateway or ResourceKind.GatewayClass => DashboardRoutes.Waypoints,
        _ => DashboardRoutes.Topology,
    };

    private string BackName => BackRoute == DashboardRoutes.Topology ? "Topology" : char.ToUpperInvariant(BackRoute[1]) + BackRoute[2..];

    private string BackText => $"Back to {(BackRoute == DashboardRoutes.Topology ? "the topology" : $"the {BackRoute[1..]}")}";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var key = ResourceKinds.Find(Kind) is { } info ? new ObjectKey(info.Kind, info.IsNamespaced ? Namespace : "", Name) : (ObjectKey?)null;
        if (_key != key)
        {
            _key = key;
            _view = null;
            Read();
        }

        base.OnParametersSet();
    }

    /// <inheritdoc/>
    protected override void OnMeshChanged(LiveChange change)
    {
        if (_key is not { } key)
        {
            return;
        }

        if (_readFrom != Session)
        {
            _readFrom = Session;
            _view = null;
            Read();
            return;
        }

        Look(key);
        if (change.Mesh.IsReset || !_hasAsked || change.Mesh.Changed.Contains(key))
        {
            _ = ReadTextAsync(key);
        }
    }

    private void Read()
    {
        _isGone = false;
        _hasAsked = false;
        _text = null;
        if (_key is { } key)
        {
            Look(key);
            _ = ReadTextAsync(key);
        }
    }

    private void Look(ObjectKey key)
    {
        var view = IsReady ? ObjectView.Read(key, Live) : null;
        // What was there and is no more stays in view, as it was.
        _isGone = view is null && _view is not null;
        _view = view ?? _view;
    }

    private async Task ReadTextAsync(ObjectKey key)
    {
        if (Session is not { } session || Live.Mesh.Resources.Find(key) is null)
        {
            return;
        }

        _hasAsked = true;
        var reading = ++_reading;
        try
        {
            var text = await session.Objects.ReadAsync(key, Gone);
            if (reading == _reading)
            {
                _text = text;
                await InvokeAsync(StateHasChanged);
            }
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The page is left.
        }
    }

    private IEnumerable<(string Label, string Icon, string Address)> Places(ObjectView view)
    {
        if (ObjectAddresses.InTopology(view.Key, Live) is { } topology)
        {
            yield return ("Topology", Icons.Material.Outlined.AccountTree, topology);
        }

        if (ObjectAddresses.PathTo(view.Key, Live) is { } to)
        {
            yield return ("Paths to it", Icons.Material.Outlined.Route, to);
        }

        if (ObjectAddresses.PathFrom(view.Key, Live) is { } from)
        {
            yield return ("Paths from it", Icons.Material.Outlined.AltRoute, from);
        }
    }
}
