using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Policies;

/// <summary>What istiod says about one entry of an AuthorizationPolicy's targetRefs.</summary>
/// <param name="Ancestor"><c>Kind.group:namespace/name</c>, with <c>core</c> for the core group.</param>
/// <param name="IsBound">Whether it is enforced through this entry.</param>
/// <param name="Reason"><c>Accepted</c>, <c>AncestorNotBound</c>, <c>TargetNotFound</c> or <c>Invalid</c>; <c>unknown</c> for a kind that istiod does not know here.</param>
/// <param name="Message">istiod's message.</param>
/// <param name="Target">The object referred to, there or not; null for kinds that are not ours.</param>
/// <param name="Waypoint">The waypoint that enforces it; null when none does, or all of a class do.</param>
public sealed record WaypointTargetStatus(string Ancestor, bool IsBound, string Reason, string Message, ObjectKey? Target, WaypointRef? Waypoint = null);
