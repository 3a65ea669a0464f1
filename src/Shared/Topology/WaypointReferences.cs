using System.Collections.Immutable;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Topology;

/// <summary>Which waypoints are named, whether or not they are there, by anybody in the mesh.</summary>
/// <param name="ByNamespace">The names that are looked for in each namespace.</param>
/// <param name="NamingNamespaces">The namespaces that name a waypoint with their own label.</param>
internal sealed record WaypointReferences(
    ImmutableDictionary<string, ImmutableSortedSet<string>> ByNamespace,
    ImmutableDictionary<WaypointRef, ImmutableSortedSet<string>> NamingNamespaces)
{
    private static readonly ImmutableSortedSet<string> Nobody = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The names that are looked for in a namespace.</summary>
    public ImmutableSortedSet<string> In(string namespaceName) => ByNamespace.GetValueOrDefault(namespaceName, Nobody);

    /// <summary>The namespaces that name a waypoint with their own label.</summary>
    public ImmutableSortedSet<string> NamespacesNaming(WaypointRef waypoint) => NamingNamespaces.GetValueOrDefault(waypoint, Nobody);

    /// <summary>Gathers them.</summary>
    public static WaypointReferences Of(MeshSnapshot mesh)
    {
        var naming = mesh.Resources.In("").All<NamespaceResource>(ResourceKind.Namespace)
            .SelectMany(home => Named(home).Select(waypoint => (Waypoint: waypoint, home.Name)))
            .GroupBy(entry => entry.Waypoint)
            .ToImmutableDictionary(group => group.Key, group => Nobody.Union(group.Select(entry => entry.Name)));
        var byNamespace = mesh.Bindings.ByWaypoint.Keys.Concat(naming.Keys)
            .GroupBy(waypoint => waypoint.Namespace)
            .ToImmutableDictionary(group => group.Key, group => Nobody.Union(group.Select(waypoint => waypoint.Name)), StringComparer.Ordinal);
        return new(byNamespace, naming);
    }

    /// <summary>The namespaces in which other names are looked for now.</summary>
    public IEnumerable<string> Differing(WaypointReferences other) =>
        ByNamespace.Keys.Union(other.ByNamespace.Keys).Where(name => !In(name).SetEquals(other.In(name)));

    private static IEnumerable<WaypointRef> Named(NamespaceResource home)
    {
        if (UseWaypointLabel.Read(home.Labels, home.Name).Waypoint is { } waypoint)
        {
            yield return waypoint;
        }

        if (UseWaypointLabel.ReadCanary(home.Labels, home.Name) is { } canary)
        {
            yield return canary;
        }
    }
}
