using System.Collections.Immutable;
using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Shared.Topology;

/// <summary>A view of a mesh at one moment, with what it takes to follow the next change. Immutable.</summary>
public sealed class TopologyProjection
{
    internal TopologyProjection(
        LiveMesh live,
        TopologyView view,
        WaypointReferences references,
        ImmutableDictionary<string, NamespaceDetail> details,
        ImmutableDictionary<string, NamespaceFragment> fragments,
        TopologyGraph graph)
    {
        Live = live;
        View = view;
        References = references;
        Details = details;
        Fragments = fragments;
        Graph = graph;
    }

    /// <summary>The mesh.</summary>
    public LiveMesh Live { get; }

    /// <summary>The view.</summary>
    public TopologyView View { get; }

    /// <summary>What the view shows of the mesh.</summary>
    public TopologyGraph Graph { get; }

    internal WaypointReferences References { get; }

    internal ImmutableDictionary<string, NamespaceDetail> Details { get; }

    internal ImmutableDictionary<string, NamespaceFragment> Fragments { get; }
}
