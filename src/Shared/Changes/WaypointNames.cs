using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Names under which waypoints can be deployed.</summary>
internal static class WaypointNames
{
    private const string Usual = "waypoint";

    private static readonly ResourceKind[] DeployedKinds = [ResourceKind.Gateway, ResourceKind.Service, ResourceKind.Deployment, ResourceKind.ServiceAccount];

    /// <summary>A name for a waypoint that nothing in a namespace has which istiod would have to deploy under it.</summary>
    public static string Free(ResourceIndex resources, string home, string wanted = Usual)
    {
        var name = wanted;
        for (var number = 2; DeployedKinds.Any(kind => resources.In(home).Find(kind, name) is not null); number++)
        {
            name = $"{wanted}-{number}";
        }

        return name;
    }

    /// <summary>Whether a waypoint can be deployed under a name: its namespace is there, it is the name of a Service, and nothing bears it.</summary>
    public static bool IsFree(ResourceIndex resources, WaypointRef waypoint) =>
        resources.FindNamespace(waypoint.Namespace) is not null
        && waypoint.Name != IstioNames.None
        && KubernetesName.ProblemAsServiceName(waypoint.Name) is null
        && Free(resources, waypoint.Namespace, waypoint.Name) == waypoint.Name;
}
