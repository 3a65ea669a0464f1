using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>The form that lets a waypoint take traffic that it does not take yet, keeping what it takes.</summary>
internal static class TrafficTypeRemedy
{
    /// <param name="waypoint">The waypoint.</param>
    /// <param name="kind">The kind of the object that is refused.</param>
    /// <returns>Null for a Gateway that is no waypoint.</returns>
    public static SuggestedChange? For(Waypoint waypoint, ResourceKind kind)
    {
        if (!waypoint.IsWaypointClass)
        {
            return null;
        }

        var isService = kind is ResourceKind.Service or ResourceKind.ServiceEntry;
        var takesOther = waypoint.TrafficType is TrafficType.Service or TrafficType.Workload;
        var type = takesOther ? TrafficType.All : isService ? TrafficType.Service : TrafficType.Workload;
        var words = type switch
        {
            TrafficType.All => "services and workloads",
            TrafficType.Service => "services",
            _ => "workloads",
        };
        return new($"Let {waypoint.Reference} take traffic for {words}", new ChangeIntent.SetTrafficType(waypoint.Reference, type));
    }
}
