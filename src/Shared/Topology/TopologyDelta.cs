using System.Collections.Immutable;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Topology;

/// <summary>The step from one graph to a later one.</summary>
/// <param name="From">The version that it applies to; 0 when it is the whole graph.</param>
/// <param name="To">The version that it leads to.</param>
/// <param name="AddedNodes">Nodes that were not there, frames before what lies in them.</param>
/// <param name="ChangedNodes">Nodes that are there and differ.</param>
/// <param name="RemovedNodes">Ids of nodes that are gone.</param>
/// <param name="AddedEdges">Edges that were not there.</param>
/// <param name="ChangedEdges">Edges that are there and differ.</param>
/// <param name="RemovedEdges">Ids of edges that are gone.</param>
public sealed record TopologyDelta(
    long From,
    long To,
    ValueList<TopologyNode> AddedNodes,
    ValueList<TopologyNode> ChangedNodes,
    ValueList<string> RemovedNodes,
    ValueList<TopologyEdge> AddedEdges,
    ValueList<TopologyEdge> ChangedEdges,
    ValueList<string> RemovedEdges)
{
    /// <summary>What was to be open and stays closed, for with it there would be more than can be drawn: names of namespaces, ids of services and workloads.</summary>
    public ValueList<string> KeptClosed { get; init; }

    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty =>
        AddedNodes.Count + ChangedNodes.Count + RemovedNodes.Count + AddedEdges.Count + ChangedEdges.Count + RemovedEdges.Count == 0;

    /// <summary>A whole graph.</summary>
    public static TopologyDelta Whole(TopologyGraph graph) => Between(TopologyGraph.Empty, graph);

    /// <summary>The step between two graphs.</summary>
    public static TopologyDelta Between(TopologyGraph from, TopologyGraph to) => new(
        from.Version,
        to.Version,
        [.. to.Nodes.Values.Where(node => !from.Nodes.ContainsKey(node.Id)).OrderBy(node => Depth(node, to)).ThenBy(node => node.Id, StringComparer.Ordinal)],
        [.. to.Nodes.Values.Where(node => from.Nodes.TryGetValue(node.Id, out var old) && old != node).OrderBy(node => node.Id, StringComparer.Ordinal)],
        [.. from.Nodes.Keys.Where(id => !to.Nodes.ContainsKey(id)).Order(StringComparer.Ordinal)],
        [.. to.Edges.Values.Where(edge => !from.Edges.ContainsKey(edge.Id)).OrderBy(edge => edge.Id, StringComparer.Ordinal)],
        [.. to.Edges.Values.Where(edge => from.Edges.TryGetValue(edge.Id, out var old) && old != edge).OrderBy(edge => edge.Id, StringComparer.Ordinal)],
        [.. from.Edges.Keys.Where(id => !to.Edges.ContainsKey(id)).Order(StringComparer.Ordinal)]);

    /// <summary>The later graph.</summary>
    /// <exception cref="InvalidOperationException">The graph is of another version than <see cref="From"/>.</exception>
    public TopologyGraph ApplyTo(TopologyGraph graph)
    {
        if (graph.Version != From && From != 0)
        {
            throw new InvalidOperationException($"A step from version {From} cannot be applied to version {graph.Version}.");
        }

        var start = From == 0 ? TopologyGraph.Empty : graph;
        return new(
            To,
            start.Nodes.RemoveRange(RemovedNodes).SetItems(AddedNodes.Concat(ChangedNodes).Select(node => KeyValuePair.Create(node.Id, node))),
            start.Edges.RemoveRange(RemovedEdges).SetItems(AddedEdges.Concat(ChangedEdges).Select(edge => KeyValuePair.Create(edge.Id, edge))));
    }

    private static int Depth(TopologyNode node, TopologyGraph graph) =>
        node.Parent is { } parent && graph.Nodes.TryGetValue(parent, out var frame) ? 1 + Depth(frame, graph) : 0;
}
