using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>Whether a waypoint is on the way, and why.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Explanation">The same in a sentence or two.</param>
/// <param name="Waypoint">The waypoint on the way, also one that does not answer; null when there is none.</param>
/// <param name="Availability">Whether somebody answers behind the waypoint; null when there is none.</param>
/// <param name="Canary">The canary; null when there is none.</param>
/// <param name="DecidedBy">The object that decided; null when nothing is written.</param>
/// <param name="Field">The label or field that decided; null when nothing is written.</param>
/// <param name="CanaryAvailability">Whether somebody answers behind the canary; null when there is none.</param>
/// <param name="IsByBinding">Whether the destination's binding decided, so that another one would change it.</param>
internal sealed record PathDecision(
    PathReason Reason,
    string Explanation,
    WaypointRef? Waypoint = null,
    WaypointAvailability? Availability = null,
    CanaryBinding.Accepted? Canary = null,
    ObjectKey? DecidedBy = null,
    string? Field = null,
    WaypointAvailability? CanaryAvailability = null,
    bool IsByBinding = false);
