using System.Collections.Immutable;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Topology;

/// <summary>One side of a picture: the namespaces that affected objects and their waypoints are in, opened, and no others.</summary>
internal sealed class PictureSource
{
    private readonly TopologyGraph _graph;
    private readonly Dictionary<string, string> _workloads;

    /// <summary>Reads the namespaces.</summary>
    /// <param name="live">The mesh on this side.</param>
    /// <param name="affected">What the change affects.</param>
    public PictureSource(LiveMesh live, IReadOnlyList<ObjectKey> affected)
    {
        var names = affected.Select(NamespaceOf)
            .Concat(affected.SelectMany(key => WaypointsOf(live, key)).Select(waypoint => waypoint.Namespace))
            .Where(name => name.Length > 0)
            .ToImmutableSortedSet(StringComparer.Ordinal);
        var references = WaypointReferences.Of(live.Mesh);
        var view = TopologyView.Expand(names);
        var details = names
            .Where(name => live.Mesh.Resources.FindNamespace(name) is not null || !live.Mesh.Resources.In(name).IsEmpty || references.ByNamespace.ContainsKey(name))
            .Select(name => NamespaceReading.Read(live, name, references))
            .ToList();
        _workloads = details.SelectMany(detail => detail.Nodes)
            .Where(node => node.Kind == TopologyNodeKind.Pod)
            .ToDictionary(node => node.Id, node => node.Parent!, StringComparer.Ordinal);
        _graph = TopologyAssembly.Assemble(
            details.ToImmutableDictionary(detail => detail.Home.Namespace, detail => NamespaceContraction.Contract(detail, view), StringComparer.Ordinal), 1);
    }

    /// <summary>The node that stands for an object; null when there is none on this side.</summary>
    public string? NodeOf(ObjectKey key)
    {
        var id = key.Kind == ResourceKind.Namespace ? TopologyIds.Enrollment(key.Name) : key.ToString();
        id = _workloads.GetValueOrDefault(id, id);
        return _graph.Nodes.ContainsKey(id) ? id : null;
    }

    /// <summary>These nodes, the waypoints that they ask for, and the frames around both.</summary>
    public ImmutableHashSet<string> Around(HashSet<string> roots)
    {
        var kept = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var id in roots.Concat(Asking(roots).Select(edge => edge.Target)))
        {
            for (string? next = id; next is not null && _graph.Nodes.TryGetValue(next, out var node); next = node.Parent)
            {
                kept.Add(next);
            }
        }

        return kept.ToImmutable();
    }

    /// <summary>This side with nothing but these nodes, and the edges that go out from the roots.</summary>
    public TopologyGraph Only(ImmutableHashSet<string> kept, HashSet<string> roots, long version) => new(
        version,
        _graph.Nodes.RemoveRange(_graph.Nodes.Keys.Where(id => !kept.Contains(id))),
        TopologyGraph.Empty.Edges.AddRange(Asking(roots).Where(edge => kept.Contains(edge.Target)).Select(edge => KeyValuePair.Create(edge.Id, edge))));

    private IEnumerable<TopologyEdge> Asking(HashSet<string> roots) =>
        _graph.Edges.Values.Where(edge => edge.Kind != TopologyEdgeKind.Selects && roots.Contains(edge.Source));

    private static string NamespaceOf(ObjectKey key) => key.Kind == ResourceKind.Namespace ? key.Name : key.Namespace;

    private static IEnumerable<WaypointRef> WaypointsOf(LiveMesh live, ObjectKey key)
    {
        if (key.Kind == ResourceKind.Namespace && live.Mesh.Resources.FindNamespace(key.Name) is { } home
            && UseWaypointLabel.Read(home.Labels, home.Name).Waypoint is { } named)
        {
            yield return named;
        }

        switch (live.Mesh.Bindings.Of(key))
        {
            case WaypointBinding.Bound bound:
                yield return bound.Waypoint;
                if (bound.Canary is CanaryBinding.Accepted accepted)
                {
                    yield return accepted.Waypoint;
                }
                else if (bound.Canary is CanaryBinding.Refused refusedCanary)
                {
                    yield return refusedCanary.Refusal.Waypoint;
                }

                break;
            case WaypointBinding.Refused refused:
                yield return refused.Refusal.Waypoint;
                break;
        }
    }
}
