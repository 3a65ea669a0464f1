using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Policies;

/// <summary>One attachment of a policy or route, and what becomes of it.</summary>
/// <param name="Policy">The policy or route.</param>
/// <param name="Target">What it refers to: a Service, ServiceEntry, Gateway or GatewayClass, there or not; null when it refers to nothing by name.</param>
/// <param name="Enforcement">Where it is in force, or why not.</param>
public sealed record PolicyPlacement(ObjectKey Policy, ObjectKey? Target, Enforcement Enforcement);
