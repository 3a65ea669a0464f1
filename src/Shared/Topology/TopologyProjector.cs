using System.Collections.Immutable;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Topology;

/// <summary>Projects a mesh on a view, and follows changes of either by reading again only the namespaces that they touch.</summary>
public static class TopologyProjector
{
    private static readonly ImmutableDictionary<string, NamespaceDetail> NoDetails = ImmutableDictionary.Create<string, NamespaceDetail>(StringComparer.Ordinal);
    private static readonly ImmutableDictionary<string, NamespaceFragment> NoFragments = ImmutableDictionary.Create<string, NamespaceFragment>(StringComparer.Ordinal);

    /// <summary>Projects a mesh from scratch.</summary>
    public static TopologyProjection Project(LiveMesh live, TopologyView view) => FromScratch(live, view, TopologyGraph.Empty);

    /// <summary>Follows a change of the mesh.</summary>
    public static TopologyProjection Apply(TopologyProjection projection, LiveChange change)
    {
        if (change.Mesh.IsReset || change.Mesh.Changed.Any(key => key.Kind == ResourceKind.GatewayClass))
        {
            return FromScratch(change.Current, projection.View, projection.Graph);
        }

        var references = WaypointReferences.Of(change.Current.Mesh);
        var touched = Touched(projection, change, references);
        if (touched.Count == 0)
        {
            return new(change.Current, projection.View, references, projection.Details, projection.Fragments, projection.Graph);
        }

        var details = projection.Details.ToBuilder();
        var fragments = projection.Fragments.ToBuilder();
        foreach (var name in touched)
        {
            if (Exists(name, change.Current, references))
            {
                var detail = NamespaceReading.Read(change.Current, name, references);
                details[name] = detail;
                fragments[name] = NamespaceContraction.Contract(detail, projection.View);
            }
            else
            {
                details.Remove(name);
                fragments.Remove(name);
            }
        }

        return Finish(change.Current, projection.View, references, details.ToImmutable(), fragments.ToImmutable(), projection.Graph);
    }

    /// <summary>Follows a change of the view.</summary>
    public static TopologyProjection ChangeView(TopologyProjection projection, TopologyView view)
    {
        if (view == projection.View)
        {
            return projection;
        }

        var fragments = NoFragments.AddRange(projection.Details.Select(entry => KeyValuePair.Create(entry.Key, NamespaceContraction.Contract(entry.Value, view))));
        return Finish(projection.Live, view, projection.References, projection.Details, fragments, projection.Graph);
    }

    private static TopologyProjection FromScratch(LiveMesh live, TopologyView view, TopologyGraph former)
    {
        var references = WaypointReferences.Of(live.Mesh);
        var details = NoDetails.AddRange(Names(live, references).Select(name => KeyValuePair.Create(name, NamespaceReading.Read(live, name, references))));
        var fragments = NoFragments.AddRange(details.Select(entry => KeyValuePair.Create(entry.Key, NamespaceContraction.Contract(entry.Value, view))));
        return Finish(live, view, references, details, fragments, former);
    }

    // A graph that looks the same keeps its version: nobody needs to hear of it.
    private static TopologyProjection Finish(
        LiveMesh live,
        TopologyView view,
        WaypointReferences references,
        ImmutableDictionary<string, NamespaceDetail> details,
        ImmutableDictionary<string, NamespaceFragment> fragments,
        TopologyGraph former)
    {
        var graph = TopologyAssembly.Assemble(fragments, former.Version + 1);
        return new(live, view, references, details, fragments, TopologyDelta.Between(former, graph).IsEmpty ? former : graph);
    }

    private static IEnumerable<string> Names(LiveMesh live, WaypointReferences references) =>
        live.Mesh.Resources.In("").All<NamespaceResource>(ResourceKind.Namespace).Select(home => home.Name)
            .Union(live.Mesh.Resources.PartitionNames, StringComparer.Ordinal)
            .Union(references.ByNamespace.Keys, StringComparer.Ordinal)
            .Where(name => Exists(name, live, references));

    // A namespace that only a dangling reference speaks of has a node too: it frames the waypoint that is not there.
    private static bool Exists(string name, LiveMesh live, WaypointReferences references) =>
        name.Length > 0
        && (live.Mesh.Resources.FindNamespace(name) is not null || !live.Mesh.Resources.In(name).IsEmpty || references.ByNamespace.ContainsKey(name));

    private static HashSet<string> Touched(TopologyProjection projection, LiveChange change, WaypointReferences references)
    {
        var touched = new HashSet<string>(references.Differing(projection.References), StringComparer.Ordinal);
        foreach (var key in change.Mesh.Changed.Union(change.Mesh.Rebound).Union(change.FindingsChanged))
        {
            touched.Add(key.Kind == ResourceKind.Namespace ? key.Name : key.Namespace);
        }

        // An edge to a gateway tells what the gateway takes and whether it is there.
        foreach (var key in change.Mesh.Changed.Where(key => key.Kind == ResourceKind.Gateway))
        {
            var waypoint = new WaypointRef(key.Namespace, key.Name);
            touched.UnionWith(change.Current.Mesh.Bindings.NamedBy(waypoint).Select(user => user.Namespace));
            touched.UnionWith(references.NamespacesNaming(waypoint));
        }

        touched.Remove("");
        return touched;
    }
}
