using System.Collections.Immutable;

namespace WaypointDashboard.Shared.Topology;

/// <summary>What a view makes of one namespace.</summary>
/// <param name="Nodes">The nodes that stand for everything in it, whether or not the filter shows them.</param>
/// <param name="Shown">The ids of those that the filter shows.</param>
/// <param name="Edges">The edges that go out from nodes that are shown; their targets are those of the whole detail.</param>
/// <param name="StandIns">Which node stands for a gateway that can be the target of an edge.</param>
internal sealed record NamespaceFragment(
    ImmutableDictionary<string, TopologyNode> Nodes,
    ImmutableHashSet<string> Shown,
    ImmutableArray<TopologyEdge> Edges,
    ImmutableDictionary<string, string> StandIns);
