using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Whether a waypoint would accept an object, for forms that offer waypoints and plans that set labels.</summary>
public static class WaypointAcceptance
{
    /// <summary>Whether it is a waypoint that has an address, can be named in a label and would accept the object: one that can be offered.</summary>
    public static bool IsOfferable(Waypoint waypoint, ObjectKey target, ResourceIndex resources) =>
        waypoint.IsWaypointClass && waypoint.IsUsable && waypoint.Gateway.Name != IstioNames.None && ProblemFor(waypoint, target, resources) is null;

    /// <summary>Why the waypoint would not accept the object, in a sentence; null when it would. Readiness is not asked: one can wait for that.</summary>
    public static string? ProblemFor(Waypoint waypoint, ObjectKey target, ResourceIndex resources)
    {
        var home = EnrollmentTarget.HomeOf(target);
        if (!waypoint.Allows(home, resources))
        {
            return $"Waypoint {waypoint.Reference} does not let in namespace {home} (AttachmentDenied). Allow the namespace on the waypoint's listener first.";
        }

        var type = waypoint.TrafficType;
        return target.Kind switch
        {
            ResourceKind.ServiceEntry when waypoint.Gateway.Namespace != home && ServiceEntryVisibility.IsInNamespaceOnly(resources, home) =>
                $"The mesh's serviceEntryVisibility lets the ServiceEntries of {home} be seen in their namespace only, and such an entry cannot use waypoint {waypoint.Reference} of another (CrossNamespaceWaypointForbidden).",
            ResourceKind.Service or ResourceKind.ServiceEntry when type is not (TrafficType.Service or TrafficType.All) =>
                $"Waypoint {waypoint.Reference} does not take service traffic (its traffic type is {type}). {EnrollPlanner.Describe(target)} would be refused with UnsupportedTrafficType.",
            ResourceKind.Pod or ResourceKind.WorkloadEntry when type is not (TrafficType.Workload or TrafficType.All) =>
                $"Waypoint {waypoint.Reference} does not take workload traffic (its traffic type is {type}). {EnrollPlanner.Describe(target)} would be refused with UnsupportedTrafficType.",
            _ => null,
        };
    }
}
