using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>What a new connection from one place to another does.</summary>
/// <param name="Waypoint">The waypoint on the way (the primary, where there is a canary), also one that nobody answers for; null when there is none.</param>
/// <param name="Canary">The canary that takes its place for a share of the connections; null when there is none.</param>
/// <param name="Reason">Why.</param>
/// <param name="Explanation">The same in one or two sentences for an operator, with the values found.</param>
/// <param name="DecidedBy">The object whose label or field decided; null when nothing is written anywhere.</param>
/// <param name="DecidedByField">That label or field, with its value as found, such as <c>istio.io/use-waypoint=waypoint</c>; null when nothing is written.</param>
/// <param name="Hops">The stations in order; empty when the connection cannot be made at all.</param>
/// <param name="Outcome">Whether the connection gets through as far as the objects tell.</param>
/// <param name="Remedies">What would have to change for a waypoint to be traversed, each a form to open; empty when one is.</param>
/// <param name="CanaryHop">The canary's station, which takes the place of the waypoint's for its share; null when there is no canary.</param>
public sealed record TrafficPath(
    WaypointRef? Waypoint,
    CanaryBinding.Accepted? Canary,
    PathReason Reason,
    string Explanation,
    ObjectKey? DecidedBy,
    string? DecidedByField,
    ValueList<TrafficHop> Hops,
    PathOutcome Outcome,
    ValueList<SuggestedChange> Remedies,
    TrafficHop? CanaryHop = null);
