using WaypointDashboard.Client.Components.Topology;
using WaypointDashboard.Client.Pages.Topology;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;
using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Client.Pages.Paths;

/// <summary>What the paths page shows for two ends.</summary>
public sealed class PathsPageModel
{
    private LiveMesh _live = LiveMesh.Empty;
    private string? _fromText;
    private string? _toText;

    /// <summary>Where the connection starts; null while it is not chosen.</summary>
    public PathEndOption? From { get; private set; }

    /// <summary>Where it is addressed to; null while it is not chosen.</summary>
    public PathEndOption? To { get; private set; }

    /// <summary>The path; null while an end is missing.</summary>
    public TrafficPath? Path { get; private set; }

    /// <summary>What is the matter with the ends, in a sentence; null when nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>The ways of the path on the graph: the main one, and the canary's where there is one; null while there is no path.</summary>
    public IReadOnlyList<TopologyRoute>? Routes { get; private set; }

    /// <summary>The view of the graph that shows them.</summary>
    public TopologyView View { get; private set; } = TopologyView.Initial;

    /// <summary>Traces anew.</summary>
    /// <param name="live">The newest state.</param>
    /// <param name="from">The source as the address says it; null for none.</param>
    /// <param name="to">The destination as the address says it; null for none.</param>
    /// <param name="opened">What the operator has opened on the graph besides.</param>
    public void Show(LiveMesh live, string? from, string? to, IEnumerable<string> opened)
    {
        (_live, _fromText, _toText) = (live, from, to);
        From = PathEndSearch.Parse(from, isSource: true);
        To = PathEndSearch.Parse(to, isSource: false);
        Path = Trace();
        Problem = FindProblem();
        TopologyRoute[] routes = [.. RoutesOf(Path)];
        Routes = routes.Length == 0 ? null : Routes is { } known && known.SequenceEqual(routes) ? known : routes;
        var view = TopologyView.Expand(opened);
        View = routes.SelectMany(route => route.Nodes).Aggregate(view, (open, node) => NodeReader.ViewAround(node, live, open));
    }

    /// <summary>The ends the other way round: a service stands for one of its pods as a source, and a pod for a service that selects it as a destination. Null when that cannot be.</summary>
    public (string From, string To)? Swapped()
    {
        if (!TrafficEnd.TryParseSource(_fromText, out var source) || source is not TrafficSource.Pod client || !TrafficDestination.TryParse(_toText, out var destination) || PodOf(destination!.Key) is not { } pod)
        {
            return null;
        }

        var isService = destination.Key.Kind != ResourceKind.Pod;
        var target = isService && ServiceOf(client.Key) is { } service ? service : client.Key;
        return (PathEndSearch.Of(pod).Value, PathEndSearch.Of(target).Value);
    }

    /// <summary>What a node of the graph is as an end; null when it can be none.</summary>
    public string? EndAt(string node, bool isSource)
    {
        var key = TopologyIds.ObjectOf(node);
        return key switch
        {
            { Kind: ResourceKind.Pod } pod => PathEndSearch.Of(pod).Value,
            { Kind: ResourceKind.Gateway } gateway when isSource => PathEndSearch.Of(gateway).Value,
            { Kind: ResourceKind.Service or ResourceKind.ServiceEntry } service when isSource => PodOf(service) is { } pod ? PathEndSearch.Of(pod).Value : null,
            { Kind: ResourceKind.Service or ResourceKind.ServiceEntry or ResourceKind.WorkloadEntry } target => isSource ? null : PathEndSearch.Of(target).Value,
            null when node.StartsWith("workload/", StringComparison.Ordinal) => PodOfWorkload(node) is { } pod ? PathEndSearch.Of(pod).Value : null,
            _ => null,
        };
    }

    private TrafficPath? Trace() =>
        TrafficEnd.TryParseSource(_fromText, out var source) && TrafficDestination.TryParse(_toText, out var destination)
            ? TrafficPathTracer.Trace(_live.Mesh, source!, destination!) // Both have been read.
            : null;

    private string? FindProblem() => (_fromText, From, _toText, To, Path) switch
    {
        ({ Length: > 0 } text, null, _, _, _) => $"“{text}” is no place where a connection starts. Choose a pod, an ingress gateway or a client outside the mesh.",
        (_, _, { Length: > 0 } text, null, _) => $"“{text}” is no place to connect to. Choose a service, a service entry or a pod.",
        (_, not null, _, not null, null) => Missing(),
        _ => null,
    };

    private string Missing()
    {
        var source = TrafficEnd.TryParseSource(_fromText, out var found) ? found : null;
        var key = source switch { TrafficSource.Pod pod => pod.Key, TrafficSource.Ingress ingress => ingress.Key, _ => (ObjectKey?)null };
        return key is { } start && _live.Mesh.Resources.Find(start) is null
            ? $"There is no {start.Kind} {start.QualifiedName} (any more). Choose another source."
            : $"There is no {To?.Detail} called {To?.Name} (any more). Choose another destination.";
    }

    private static IEnumerable<TopologyRoute> RoutesOf(TrafficPath? path)
    {
        if (path is null || NodesOf(path.Hops) is not { Count: > 0 } nodes)
        {
            yield break;
        }

        yield return new(nodes);
        if (path is { CanaryHop: { } canary, Canary: { } share })
        {
            yield return new(NodesOf(path.Hops.Select(hop => hop.Kind == HopKind.Waypoint ? canary : hop)), FormattableString.Invariant($"{share.Weight} %"));
        }
    }

    private static List<string> NodesOf(IEnumerable<TrafficHop> hops) =>
        [.. hops.Where(hop => hop.Kind != HopKind.Ztunnel).Select(hop => hop.Object).OfType<ObjectKey>().Select(key => key.ToString()).Distinct(StringComparer.Ordinal)];

    private ObjectKey? PodOf(ObjectKey key) => _live.Mesh.Resources.Find(key) switch
    {
        PodResource pod => pod.Key,
        ServiceResource or ServiceEntryResource => ServiceEndpoints.Of(_live.Mesh.Resources, _live.Mesh.Resources.Find(key)!) // It has just been found.
            .OrderByDescending(endpoint => endpoint.IsReady).Select(endpoint => endpoint.Key).Where(found => found.Kind == ResourceKind.Pod).Cast<ObjectKey?>().FirstOrDefault(),
        _ => null,
    };

    private ObjectKey? ServiceOf(ObjectKey pod) => _live.Mesh.Resources.Find(pod) is { } found
        ? _live.Mesh.Resources.In(pod.Namespace).All<ServiceResource>(ResourceKind.Service)
            .Where(service => service.Selector.Count > 0 && found.Labels.ContainsAll(service.Selector))
            .OrderBy(service => service.IsHeadless).ThenBy(service => service.Key)
            .Select(service => (ObjectKey?)service.Key).FirstOrDefault()
        : null;

    private ObjectKey? PodOfWorkload(string node) => node.Split('/') is [_, var home, ..]
        ? _live.Mesh.Resources.In(home).All<PodResource>(ResourceKind.Pod)
            .Where(pod => pod.IsWorkload && TopologyIds.Workload(home, PodOwner.Of(pod, _live.Mesh.Resources.In(home))) == node)
            .OrderByDescending(pod => pod.IsReady).ThenBy(pod => pod.Key).Select(pod => (ObjectKey?)pod.Key).FirstOrDefault()
        : null;
}
