using System.Collections.Immutable;

namespace WaypointDashboard.Shared.Topology;

/// <summary>The topology as one view shows it.</summary>
/// <param name="Version">Counts up by one with each graph of a view; 0 is the empty one.</param>
/// <param name="Nodes">The nodes by id.</param>
/// <param name="Edges">The edges by id. Both ends of each are among the nodes.</param>
public sealed record TopologyGraph(long Version, ImmutableDictionary<string, TopologyNode> Nodes, ImmutableDictionary<string, TopologyEdge> Edges)
{
    /// <summary>Nothing.</summary>
    public static TopologyGraph Empty { get; } = new(
        0,
        ImmutableDictionary.Create<string, TopologyNode>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, TopologyEdge>(StringComparer.Ordinal));
}
