using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>Whether somebody answers behind a waypoint that objects are bound to.</summary>
/// <param name="IsAvailable">Whether connections to it can succeed, as far as the objects tell.</param>
/// <param name="Pods">Its ready pods.</param>
/// <param name="Problem">Why connections fail, in a clause; empty when they do not.</param>
public sealed record WaypointAvailability(bool IsAvailable, ValueList<ObjectKey> Pods, string Problem)
{
    /// <summary>Looks behind a waypoint.</summary>
    public static WaypointAvailability Of(ResourceIndex resources, WaypointRef waypoint)
    {
        if (resources.Find<GatewayResource>(ResourceKind.Gateway, waypoint.Namespace, waypoint.Name) is not { } gateway)
        {
            return new(false, [], $"Gateway {waypoint} does not exist");
        }

        switch (GatewayRoles.Of(gateway, resources))
        {
            case GatewayRole.Other:
                return new(false, [], $"Gateway {waypoint} is of class {gateway.ClassName}, whose pods do not answer on the waypoint port {IstioNames.HbonePort}");
            case GatewayRole.Remote:
                return new(true, [], ""); // Its pods run elsewhere: nothing speaks against it.
        }

        var pods = PodsOf(resources, gateway);
        var ready = pods.Where(pod => pod is { IsReady: true, IsWorkload: true }).Select(pod => pod.Key).Order().ToValueList();
        return ready.Count > 0
            ? new(true, ready, "")
            : new(false, [], pods.Count == 0 ? $"waypoint {waypoint} has no pods" : $"none of the {pods.Count} pods of waypoint {waypoint} is ready");
    }

    /// <summary>The pods of a waypoint: those that istiod deployed for it, or those behind the service that its address names.</summary>
    public static IReadOnlyList<PodResource> PodsOf(ResourceIndex resources, GatewayResource gateway)
    {
        var home = resources.In(gateway.Namespace);
        List<PodResource> deployed = [.. home.All<PodResource>(ResourceKind.Pod).Where(pod => pod.Labels[IstioNames.GatewayName] == gateway.Name)];
        if (deployed.Count > 0)
        {
            return deployed;
        }

        var addressed = gateway.Addresses.Items.Concat(gateway.RequestedAddresses.Items).Select(address => ServiceAt(resources, gateway, address.Value)).FirstOrDefault(service => service is not null);
        return addressed is null
            ? []
            : [.. ServiceEndpoints.Of(resources, addressed).Select(workload => resources.Find(workload.Key)).OfType<PodResource>()];
    }

    private static ServiceResource? ServiceAt(ResourceIndex resources, GatewayResource gateway, string address)
    {
        // A host name such as waypoint.default.svc.cluster.local, or a cluster IP in the Gateway's own namespace.
        var parts = address.Split('.');
        if (parts.Length >= 3 && parts[2] == "svc")
        {
            return resources.Find<ServiceResource>(ResourceKind.Service, parts[1], parts[0]);
        }

        return resources.In(gateway.Namespace).All<ServiceResource>(ResourceKind.Service).FirstOrDefault(service => service.ClusterIPs.Contains(address));
    }
}
