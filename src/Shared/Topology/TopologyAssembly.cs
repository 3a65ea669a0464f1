using System.Collections.Immutable;

namespace WaypointDashboard.Shared.Topology;

/// <summary>Puts the namespaces of a view together.</summary>
internal static class TopologyAssembly
{
    /// <summary>The graph. Waypoints that something shown asks for are shown too, with the namespace that they are in.</summary>
    public static TopologyGraph Assemble(ImmutableDictionary<string, NamespaceFragment> fragments, long version)
    {
        var nodes = TopologyGraph.Empty.Nodes.ToBuilder();
        var edges = TopologyGraph.Empty.Edges.ToBuilder();
        foreach (var fragment in fragments.Values)
        {
            nodes.AddRange(fragment.Shown.Select(id => KeyValuePair.Create(id, fragment.Nodes[id])));
        }

        var homes = fragments.Values.SelectMany(fragment => fragment.StandIns.Select(entry => (entry.Key, entry.Value, fragment)))
            .ToDictionary(entry => entry.Key, entry => (StandIn: entry.Value, Fragment: entry.fragment), StringComparer.Ordinal);
        foreach (var edge in fragments.Values.SelectMany(fragment => fragment.Edges))
        {
            var target = edge.Target;
            if (edge.Kind != TopologyEdgeKind.Selects)
            {
                if (!homes.TryGetValue(edge.Target, out var home))
                {
                    continue;
                }

                target = home.StandIn;
                ShowWithFrames(home.Fragment, target, nodes);
            }

            if (target != edge.Source)
            {
                var drawn = edge.Between(edge.Source, target);
                edges[drawn.Id] = edges.TryGetValue(drawn.Id, out var other) ? other.Merge(drawn) : drawn;
            }
        }

        return new(version, nodes.ToImmutable(), edges.ToImmutable());
    }

    private static void ShowWithFrames(NamespaceFragment fragment, string id, ImmutableDictionary<string, TopologyNode>.Builder nodes)
    {
        for (string? next = id; next is not null && fragment.Nodes.TryGetValue(next, out var node) && nodes.TryAdd(next, node);)
        {
            next = node.Parent;
        }
    }
}
