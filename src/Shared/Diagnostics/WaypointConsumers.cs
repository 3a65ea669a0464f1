using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>Who depends on a waypoint.</summary>
internal static class WaypointConsumers
{
    private const int RelatedAtMost = 10;

    /// <summary>Those whose connections it gets, all of them or a share.</summary>
    public static IReadOnlyList<ObjectKey> Served(MeshSnapshot mesh, WaypointRef waypoint) =>
        [.. mesh.Bindings.NamedBy(waypoint).Where(key => IsServed(mesh.Bindings.Of(key), waypoint)).Order()];

    /// <summary>Those who name it, served or refused.</summary>
    public static IReadOnlyList<ObjectKey> Naming(MeshSnapshot mesh, WaypointRef waypoint) => [.. mesh.Bindings.NamedBy(waypoint).Order()];

    /// <summary>The first few, so that a finding stays small however many there are.</summary>
    public static ValueList<ObjectKey> Related(IEnumerable<ObjectKey> consumers) => consumers.Take(RelatedAtMost).ToValueList();

    private static bool IsServed(WaypointBinding? binding, WaypointRef waypoint) => binding is WaypointBinding.Bound bound
        && (bound.Waypoint == waypoint || bound.Canary is CanaryBinding.Accepted { Weight: > 0 } canary && canary.Waypoint == waypoint);
}
