using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Policies;

/// <summary>A proxy, as istiod asks whether a policy attaches to it.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Labels">Its labels; the gateway-name label makes it a gateway of the Gateway API.</param>
/// <param name="IsWaypoint">Whether it is a waypoint.</param>
/// <param name="Services">The Services and ServiceEntries that it handles, where it is a waypoint.</param>
/// <param name="RootNamespace">The mesh's root namespace.</param>
public sealed record WorkloadMatch(string Namespace, LabelSet Labels, bool IsWaypoint, ValueList<ObjectKey> Services, string RootNamespace);
