using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Components.Objects;

/// <summary>The waypoints that can be offered to an object.</summary>
public static class WaypointChoice
{
    /// <summary>All waypoints, in order.</summary>
    public static IEnumerable<Waypoint> All(LiveMesh live) => live.Mesh.Resources.All<GatewayResource>(ResourceKind.Gateway)
        .Where(gateway => GatewayRoles.Of(gateway, live.Mesh.Resources) == GatewayRole.Waypoint)
        .OrderBy(gateway => gateway.Key)
        .Select(gateway => Waypoint.Read(gateway, live.Mesh.Resources));

    /// <summary>Those that would serve an object: they let its namespace in and take its traffic. Its own namespace's come first, those that are up before others.</summary>
    public static IEnumerable<WaypointRef> For(ObjectKey target, LiveMesh live)
    {
        var home = EnrollmentTarget.HomeOf(target);
        return All(live)
            .Where(waypoint => CanBeNamed(waypoint) && waypoint.Allows(home, live.Mesh.Resources) && Takes(waypoint, target.Kind))
            .OrderBy(waypoint => waypoint.Gateway.Namespace != home)
            .ThenBy(waypoint => !waypoint.IsUsable)
            .Select(waypoint => waypoint.Reference);
    }

    /// <summary>The one to fill a form in with: what serves the first of the targets, or any waypoint at all; null when there is none.</summary>
    public static WaypointRef? Default(IReadOnlyCollection<ObjectKey> targets, LiveMesh live, WaypointRef? except = null)
    {
        var fitting = targets.Take(1).SelectMany(target => For(target, live)).Concat(All(live).Where(CanBeNamed).Select(waypoint => waypoint.Reference));
        foreach (var waypoint in fitting)
        {
            if (waypoint != except)
            {
                return waypoint;
            }
        }

        return null;
    }

    /// <summary>A name that no object of the namespace stands in the way of.</summary>
    public static WaypointRef FreeName(string home, LiveMesh live)
    {
        const string first = "waypoint";
        var name = first;
        for (var number = 2; IsTaken(home, name, live); number++)
        {
            name = $"{first}-{number}";
        }

        return new(home, name);
    }

    // A label that says none opts out: a waypoint of that name cannot be asked for.
    private static bool CanBeNamed(Waypoint waypoint) => waypoint.Gateway.Name != IstioNames.None;

    private static bool IsTaken(string home, string name, LiveMesh live) =>
        live.Mesh.Resources.In(home) is var here
        && (here.Find(ResourceKind.Gateway, name) ?? here.Find(ResourceKind.Service, name) ?? here.Find(ResourceKind.Deployment, name)) is not null;

    private static bool Takes(Waypoint waypoint, ResourceKind kind) => kind switch
    {
        ResourceKind.Service or ResourceKind.ServiceEntry => waypoint.TrafficType is TrafficType.Service or TrafficType.All,
        ResourceKind.Pod or ResourceKind.WorkloadEntry => waypoint.TrafficType is TrafficType.Workload or TrafficType.All,
        _ => waypoint.TrafficType is TrafficType.Service or TrafficType.Workload or TrafficType.All,
    };
}
