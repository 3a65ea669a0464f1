using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Server.Api;

/// <summary>The answer to <c>GET /api/v1/paths</c>.</summary>
/// <param name="Waypoint">The waypoint on the way, <c>namespace/name</c>; null when there is none.</param>
/// <param name="Canary">The second waypoint that takes a share; null when none does.</param>
/// <param name="Reason">Why a waypoint is or is not on the way, such as <c>ServiceWaypoint</c> or <c>IngressBypass</c>.</param>
/// <param name="Explanation">The same for people, with the values found.</param>
/// <param name="DecidedBy">The object whose label or field decided, <c>kind/namespace/name</c>; null when nothing is written anywhere.</param>
/// <param name="DecidedByField">That label or field with its value; null when nothing is written.</param>
/// <param name="Outcome"><c>Reaches</c>, <c>FailsInPart</c> or <c>Fails</c>, as far as the objects tell.</param>
/// <param name="Hops">The stations in order; empty when the connection cannot be made at all.</param>
/// <param name="CanaryHop">The station that takes the place of the waypoint's for the canary's share; null when there is no canary.</param>
internal sealed record PathAnswer(
    string? Waypoint, CanaryAnswer? Canary, string Reason, string Explanation, string? DecidedBy, string? DecidedByField, string Outcome, IReadOnlyList<HopAnswer> Hops, HopAnswer? CanaryHop)
{
    public static PathAnswer Of(TrafficPath path) => new(
        path.Waypoint?.ToString(),
        path.Canary is { } canary ? new CanaryAnswer(canary.Waypoint.ToString(), canary.Weight) : null,
        path.Reason.ToString(),
        path.Explanation,
        path.DecidedBy?.ToString(),
        path.DecidedByField,
        path.Outcome.ToString(),
        [.. path.Hops.Items.Select(HopAnswer.Of)],
        path.CanaryHop is { } hop ? HopAnswer.Of(hop) : null);
}
