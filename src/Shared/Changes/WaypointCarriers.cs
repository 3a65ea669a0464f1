using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>The objects that carry a label naming a waypoint themselves: those that a change has to touch, as opposed to those that inherit it.</summary>
public static class WaypointCarriers
{
    /// <summary>The objects whose own <c>use-waypoint</c> label names a waypoint, in order of their keys.</summary>
    public static ValueList<MeshResource> Of(MeshSnapshot mesh, WaypointRef waypoint) => Find(mesh, waypoint, IstioNames.UseWaypoint, IstioNames.UseWaypointNamespace);

    /// <summary>The objects whose own <c>use-waypoint-canary</c> label names a waypoint, in order of their keys.</summary>
    public static ValueList<MeshResource> OfCanary(MeshSnapshot mesh, WaypointRef waypoint) => Find(mesh, waypoint, IstioNames.UseWaypointCanary, IstioNames.UseWaypointCanaryNamespace);

    /// <summary>The waypoint that an object's own labels name; null when they name none.</summary>
    public static WaypointRef? NamedBy(MeshResource resource, string nameLabel, string namespaceLabel) =>
        resource.EffectiveLabels[nameLabel] is { } name && name != IstioNames.None
            ? new WaypointRef(resource.EffectiveLabels[namespaceLabel] ?? EnrollmentTarget.HomeOf(resource.Key), name)
            : null;

    private static ValueList<MeshResource> Find(MeshSnapshot mesh, WaypointRef waypoint, string nameLabel, string namespaceLabel)
    {
        var namespaces = mesh.Resources.All<MeshResource>(ResourceKind.Namespace);
        var members = mesh.Bindings.NamedBy(waypoint).Select(mesh.Resources.Find).OfType<MeshResource>();
        return namespaces.Concat(members)
            .Where(resource => NamedBy(resource, nameLabel, namespaceLabel) == waypoint)
            .OrderBy(resource => resource.Key)
            .ToValueList();
    }
}
