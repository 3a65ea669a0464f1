using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;
using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Client.Pages.Paths;

/// <summary>The way that a connection takes, as a ladder and on the graph. Both ends lie in the URL.</summary>
public sealed partial class PathsPage
{
    private readonly PathsPageModel _model = new();
    private ImmutableHashSet<string> _opened = [];
    private PathPick _picking;
    private string? _selected;
    private string? _notice;

    /// <summary>Opens forms.</summary>
    [Inject]
    public required IChangeLauncher Changes { get; init; }

    /// <summary>The address.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The source as the URL says it.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    /// <summary>The destination as the URL says it.</summary>
    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        Trace();
    }

    /// <inheritdoc/>
    protected override void OnMeshChanged(LiveChange change) => Trace();

    private void Trace()
    {
        if (IsReady)
        {
            _model.Show(Live, From, To, _opened);
        }
    }

    private Task GoAsync(string? from, string? to)
    {
        if (from != From || to != To)
        {
            var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["from"] = from, ["to"] = to };
            Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(parameters));
        }

        return Task.CompletedTask;
    }

    private Task SwapAsync() => _model.Swapped() is { } swapped ? GoAsync(swapped.From, swapped.To) : Task.CompletedTask;

    private void Pick(PathPick pick)
    {
        _picking = _picking == pick ? PathPick.None : pick;
        _notice = _picking switch
        {
            PathPick.From => "Click a pod, a workload, a service or an ingress gateway on the graph to start from it. Open a namespace by a double click.",
            PathPick.To => "Click a service, a service entry or a pod on the graph to connect to it. Open a namespace by a double click.",
            _ => null,
        };
    }

    private Task ChooseAsync(string? node)
    {
        _selected = node;
        if (_picking == PathPick.None || node is null)
        {
            return Task.CompletedTask;
        }

        if (_model.EndAt(node, _picking == PathPick.From) is not { } end)
        {
            _notice = $"That cannot be {(_picking == PathPick.From ? "a source: choose a pod, a service with pods or an ingress gateway" : "a destination: choose a service, a service entry or a pod")}.";
            return Task.CompletedTask;
        }

        var (from, to) = _picking == PathPick.From ? (end, To) : (From, end);
        // After the source the destination is wanted, where there is none yet.
        Pick(_picking == PathPick.From && To is null ? PathPick.To : _picking);
        return GoAsync(from, to);
    }

    private void Toggle(string node)
    {
        var key = ObjectKey.TryParse(node, out var found) && found.Kind == ResourceKind.Namespace ? found.Name : node;
        var closed = _opened.Remove(key);
        _opened = ReferenceEquals(closed, _opened) ? _opened.Add(key) : closed;
        Trace();
    }

    private static Severity SeverityOf(TrafficPath path) => (path.Outcome, path.Reason) switch
    {
        (PathOutcome.Fails, _) => Severity.Error,
        (PathOutcome.FailsInPart, _) => Severity.Warning,
        (_, PathReason.ServiceWaypoint or PathReason.WorkloadWaypoint) => Severity.Success,
        (_, PathReason.Refused or PathReason.ClientNotCaptured or PathReason.IngressBypass or PathReason.HeadlessService) => Severity.Warning,
        _ => Severity.Info,
    };
}
