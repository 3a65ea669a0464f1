using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Server.Topology;

/// <summary>A topology as the API gives it, in a stable order.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Version">The version of the mesh that it shows.</param>
/// <param name="Nodes">The nodes by id.</param>
/// <param name="Edges">The edges by id.</param>
internal sealed record TopologyAnswer(string Cluster, long Version, IReadOnlyList<TopologyNodeAnswer> Nodes, IReadOnlyList<TopologyEdgeAnswer> Edges)
{
    public static TopologyAnswer Of(string cluster, long version, TopologyGraph graph) => new(
        cluster,
        version,
        [.. graph.Nodes.Values.OrderBy(node => node.Id, StringComparer.Ordinal).Select(TopologyNodeAnswer.Of)],
        [.. graph.Edges.Values.OrderBy(edge => edge.Id, StringComparer.Ordinal).Select(TopologyEdgeAnswer.Of)]);
}
