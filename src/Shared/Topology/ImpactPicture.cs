using System.Collections.Immutable;

namespace WaypointDashboard.Shared.Topology;

/// <summary>The part of the topology that a change affects, before and after it.</summary>
/// <param name="Before">As it is.</param>
/// <param name="After">As it will be.</param>
/// <param name="Marks">What becomes of nodes and edges, by id; those that stay as they are have none.</param>
/// <param name="LeftOut">How many affected objects are not in it, because it would be too large to read.</param>
public sealed record ImpactPicture(TopologyGraph Before, TopologyGraph After, ImmutableSortedDictionary<string, PictureMark> Marks, int LeftOut)
{
    /// <summary>Nothing is affected.</summary>
    public static ImpactPicture Empty { get; } =
        new(TopologyGraph.Empty, TopologyGraph.Empty, ImmutableSortedDictionary.Create<string, PictureMark>(StringComparer.Ordinal), 0);

    /// <summary>Whether there is nothing to see.</summary>
    public bool IsEmpty => Before.Nodes.Count == 0 && After.Nodes.Count == 0;
}
