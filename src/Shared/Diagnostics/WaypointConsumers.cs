using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>Who depends on a waypoint.</summary>
internal static class WaypointConsumers
{
    private const int RelatedAtMost = 10;

    /// <summary>Those whose connections it gets, all of them or a share. Clients of a headless service address its pods, so that it is none of them.</summary>
    public static IReadOnlyList<ObjectKey> Served(MeshSnapshot mesh, WaypointRef waypoint) =>
        [.. mesh.Bindings.NamedBy(waypoint).Where(key => IsServed(mesh.Bindings.Of(key), waypoint) && !IsHeadless(mesh, key)).Order()];

    /// <summary>Whether an object is a headless service: bound or not, no connection to it goes through a waypoint of its own.</summary>
    public static bool IsHeadless(MeshSnapshot mesh, ObjectKey key) => key.Kind == ResourceKind.Service && mesh.Resources.Find(key) is ServiceResource { IsHeadless: true };

    /// <summary>Those who name it, served or refused.</summary>
    public static IReadOnlyList<ObjectKey> Naming(MeshSnapshot mesh, WaypointRef waypoint) => [.. mesh.Bindings.NamedBy(waypoint).Order()];

    /// <summary>Whether anything names it: as a waypoint or as a canary, by a label that decides for somebody or one that waits for somebody.</summary>
    public static bool IsNamed(MeshSnapshot mesh, WaypointRef waypoint) => !mesh.Bindings.NamedBy(waypoint).IsEmpty || IsNamedByLabel(mesh.Resources, waypoint);

    /// <summary>The first few, so that a finding stays small however many there are.</summary>
    public static ValueList<ObjectKey> Related(IEnumerable<ObjectKey> consumers) => consumers.Take(RelatedAtMost).ToValueList();

    private static bool IsServed(WaypointBinding? binding, WaypointRef waypoint) => binding is WaypointBinding.Bound bound && bound.Serving.Contains(waypoint);

    // Namespaces that hold nothing yet, and endpoints inside of ServiceEntries, have no bindings of their own.
    private static bool IsNamedByLabel(ResourceIndex resources, WaypointRef waypoint) =>
        resources.All<NamespaceResource>(ResourceKind.Namespace).Any(home =>
            UseWaypointLabel.Read(home.Labels, home.Name).Waypoint == waypoint || UseWaypointLabel.ReadCanary(home.Labels, home.Name) == waypoint)
        || resources.All<ServiceEntryResource>(ResourceKind.ServiceEntry).Any(entry =>
            entry.Endpoints.Any(endpoint => UseWaypointLabel.Read(endpoint.Labels, entry.Namespace).Waypoint == waypoint));
}
