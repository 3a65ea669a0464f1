using System.Collections.Immutable;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Mesh;

/// <summary>The bindings of all services and workloads, and the way back from a waypoint to those who name it.</summary>
/// <param name="ByObject">The binding of each Service, ServiceEntry, Pod and WorkloadEntry. A ServiceEntry's static endpoints are derived on demand.</param>
/// <param name="ByWaypoint">For each waypoint that is named, existing or not: the objects whose deciding label names it (bound or refused), or whose canary label does.</param>
public sealed record BindingIndex(
    ImmutableDictionary<ObjectKey, WaypointBinding> ByObject,
    ImmutableDictionary<WaypointRef, ImmutableHashSet<ObjectKey>> ByWaypoint)
{
    /// <summary>No bindings.</summary>
    public static BindingIndex Empty { get; } = new(
        ImmutableDictionary<ObjectKey, WaypointBinding>.Empty,
        ImmutableDictionary<WaypointRef, ImmutableHashSet<ObjectKey>>.Empty);

    /// <summary>The binding of an object; null for kinds that have none and for objects that are not there.</summary>
    public WaypointBinding? Of(ObjectKey key) => ByObject.GetValueOrDefault(key);

    /// <summary>Those who name a waypoint, bound to it or refused; empty when nobody does.</summary>
    public ImmutableHashSet<ObjectKey> NamedBy(WaypointRef waypoint) => ByWaypoint.GetValueOrDefault(waypoint) ?? [];

    /// <summary>Those who are bound to a waypoint.</summary>
    public IEnumerable<ObjectKey> BoundTo(WaypointRef waypoint) =>
        NamedBy(waypoint).Where(key => Of(key) is WaypointBinding.Bound bound && bound.Waypoint == waypoint);
}
