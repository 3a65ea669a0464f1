using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>A pod whose connections no ztunnel leads to a waypoint.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="Kind">Why.</param>
internal sealed record UncapturedPod(PodResource Pod, UncapturedKind Kind);
