using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Policies;

/// <summary>A line of a waypoint's ledger.</summary>
/// <param name="Object">The policy or route.</param>
/// <param name="Target">What it is attached to: the waypoint, one of its services, or a GatewayClass; null when it is attached by host or namespace.</param>
/// <param name="Enforcement">Where it is in force, or why not.</param>
public sealed record LedgerEntry(ObjectKey Object, ObjectKey? Target, Enforcement Enforcement)
{
    /// <summary>Whether it is in force at the waypoint.</summary>
    public bool IsInForce => Enforcement is Enforcement.AtWaypoint or Enforcement.AtEveryWaypoint;
}
