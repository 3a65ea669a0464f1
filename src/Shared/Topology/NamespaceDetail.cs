using System.Collections.Immutable;

namespace WaypointDashboard.Shared.Topology;

/// <summary>Everything that could be shown of a namespace, whatever a view shows of it.</summary>
/// <param name="Home">The namespace's own node.</param>
/// <param name="Nodes">The nodes in it, frames before what lies in them.</param>
/// <param name="Edges">The edges that go out from them.</param>
internal sealed record NamespaceDetail(TopologyNode Home, ImmutableArray<TopologyNode> Nodes, ImmutableArray<TopologyEdge> Edges);
