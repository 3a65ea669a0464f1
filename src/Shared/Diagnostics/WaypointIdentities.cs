using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>Who a waypoint is to the endpoints behind it.</summary>
internal static class WaypointIdentities
{
    private const string ServiceAccountAnnotation = "gateway.istio.io/service-account";

    /// <summary>The identities of its pods; while it has none, the one that istiod will give them. None for a Gateway that is no waypoint, or sandwiched: whoever runs it decides.</summary>
    public static IReadOnlyList<WorkloadIdentity> Of(MeshSnapshot mesh, WaypointRef waypoint, string trustDomain)
    {
        if (mesh.Resources.Find(waypoint.Key) is not GatewayResource gateway || GatewayRoles.Of(gateway, mesh.Resources) != GatewayRole.Waypoint)
        {
            return [];
        }

        var accounts = mesh.Resources.In(waypoint.Namespace).All<PodResource>(ResourceKind.Pod)
            .Where(pod => pod.IsWorkload && pod.Labels[IstioNames.GatewayName] == waypoint.Name)
            .Select(pod => pod.ServiceAccount)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        if (accounts.Count == 0 && Waypoint.Read(gateway, mesh.Resources).Binding is null)
        {
            accounts.Add(gateway.Annotations[ServiceAccountAnnotation] ?? gateway.Name);
        }

        return [.. accounts.Select(account => new WorkloadIdentity(trustDomain, waypoint.Namespace, account))];
    }
}
