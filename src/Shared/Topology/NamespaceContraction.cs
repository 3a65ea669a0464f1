using System.Collections.Immutable;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Topology;

/// <summary>Contracts what could be shown of a namespace to what a view shows of it.</summary>
internal sealed class NamespaceContraction
{
    private readonly NamespaceDetail _detail;
    private readonly TopologyView _view;
    private readonly bool _isExpanded;
    private readonly HashSet<string> _open;
    private readonly Dictionary<string, string> _standIns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _matches = new(StringComparer.Ordinal);
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);

    private NamespaceContraction(NamespaceDetail detail, TopologyView view)
    {
        _detail = detail;
        _view = view;
        _isExpanded = view.IsExpanded(detail.Home.Namespace);
        _open = [.. detail.Edges.Where(edge => edge.Kind == TopologyEdgeKind.Selects && view.IsExpanded(edge.Source)).Select(edge => edge.Target)];
    }

    /// <summary>Contracts a namespace.</summary>
    public static NamespaceFragment Contract(NamespaceDetail detail, TopologyView view) => new NamespaceContraction(detail, view).Contract();

    private NamespaceFragment Contract()
    {
        var home = _detail.Home;
        var asked = _detail.Edges.Where(edge => edge.TrafficType is not null).ToLookup(edge => edge.Source, edge => edge.TrafficType!.Value);
        Place(home, home.Id, asked);
        foreach (var node in _detail.Nodes)
        {
            Place(node, StandInOf(node), asked);
        }

        var nodes = _detail.Nodes.Where(node => _standIns[node.Id] == node.Id).Prepend(home).ToImmutableDictionary(node => node.Id, Emit, StringComparer.Ordinal);
        var targets = _detail.Nodes
            .Where(node => node.Kind is TopologyNodeKind.Waypoint or TopologyNodeKind.MissingWaypoint or TopologyNodeKind.IngressGateway)
            .ToImmutableDictionary(node => node.Id, node => _standIns[node.Id], StringComparer.Ordinal);
        return new(nodes, _shown.ToImmutableHashSet(StringComparer.Ordinal), Edges(), targets);
    }

    private void Place(TopologyNode node, string standIn, ILookup<string, TrafficType> asked)
    {
        _standIns[node.Id] = standIn;
        _matches[standIn] = _matches.GetValueOrDefault(standIn) + (_view.Finds(node) ? 1 : 0);
        var filter = _view.Filter;
        if (filter.Shows(node.Namespace) && (filter.IsSelective ? node.Kind != TopologyNodeKind.Namespace && filter.Shows(node, [.. asked[node.Id]]) : true))
        {
            Show(standIn, node);
        }
    }

    // With a node that is shown, the frames are shown in which it lies.
    private void Show(string standIn, TopologyNode node)
    {
        _shown.Add(standIn);
        _shown.Add(_detail.Home.Id);
        if (node.Kind == TopologyNodeKind.Pod && standIn == node.Id)
        {
            _shown.Add(node.Parent!);
        }
    }

    private string StandInOf(TopologyNode node) =>
        !_isExpanded ? _detail.Home.Id
        : node.Kind == TopologyNodeKind.Pod && !IsOpen(node.Parent!) ? node.Parent!
        : node.Id;

    private bool IsOpen(string workload) => _open.Contains(workload) || _view.IsExpanded(workload);

    private TopologyNode Emit(TopologyNode node) => node with
    {
        IsExpanded = node.Kind switch
        {
            TopologyNodeKind.Namespace => _isExpanded && node.CanExpand,
            TopologyNodeKind.Workload => node.CanExpand && IsOpen(node.Id),
            _ => _view.IsExpanded(node.Id),
        },
        Matches = _matches.GetValueOrDefault(node.Id),
    };

    private ImmutableArray<TopologyEdge> Edges()
    {
        var merged = new Dictionary<string, TopologyEdge>(StringComparer.Ordinal);
        foreach (var edge in _detail.Edges)
        {
            var source = _standIns[edge.Source];
            var target = edge.Kind == TopologyEdgeKind.Selects ? _standIns[edge.Target] : edge.Target;
            if (_shown.Contains(source) && source != target && (edge.Kind != TopologyEdgeKind.Selects || _shown.Contains(target)))
            {
                var drawn = edge.Between(source, target);
                merged[drawn.Id] = merged.TryGetValue(drawn.Id, out var other) ? other.Merge(drawn) : drawn;
            }
        }

        return [.. merged.Values];
    }
}
