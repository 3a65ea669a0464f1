using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Pages.Objects;

/// <summary>The policies and routes that have to do with an object, in force or not.</summary>
internal static class ObjectPolicies
{
    public static string TitleOf(MeshResource resource, LiveMesh live) => resource switch
    {
        GatewayResource gateway when GatewayRoles.Of(gateway, live.Mesh.Resources) == GatewayRole.Waypoint => "What rides on this waypoint",
        ServiceResource or ServiceEntryResource or PodResource or WorkloadEntryResource => "Policies and routes that apply",
        _ => "Where it is in force",
    };

    public static IEnumerable<AttachedPolicy> Of(MeshResource resource, LiveMesh live) => resource switch
    {
        GatewayResource gateway when GatewayRoles.Of(gateway, live.Mesh.Resources) == GatewayRole.Waypoint => OfWaypoint(gateway, live),
        ServiceResource or ServiceEntryResource => OfService(resource, live),
        PodResource pod => OfPod(pod, live),
        PolicyResource or RouteResource or VirtualServiceResource or DestinationRuleResource =>
            new PolicyPlacements(live.Mesh).Of(resource).Select(placement => Read(placement.Policy, placement.Target, placement.Enforcement)),
        _ => [],
    };

    private static IEnumerable<AttachedPolicy> OfWaypoint(GatewayResource gateway, LiveMesh live) =>
        WaypointLedger.Of(live.Mesh, new(gateway.Namespace, gateway.Name))
            .Select(entry => Read(entry.Object, entry.Target == gateway.Key ? null : entry.Target, entry.Enforcement) with { IsInForce = entry.IsInForce });

    private static IEnumerable<AttachedPolicy> OfService(MeshResource service, LiveMesh live)
    {
        var placements = new PolicyPlacements(live.Mesh);
        var attached = Candidates(service.Key, live)
            .SelectMany(placements.Of)
            .Where(placement => placement.Target == service.Key)
            .Select(placement => Read(placement.Policy, null, placement.Enforcement))
            .ToList();
        var named = attached.Select(policy => policy.Policy).ToHashSet();
        var hops = new HopEnforcement(live.Mesh);
        var atWaypoint = live.Mesh.Bindings.Of(service.Key) is WaypointBinding.Bound bound
            ? hops.AtWaypoint(bound.Waypoint, service.Key).Where(key => !named.Contains(key))
                .Select(key => new AttachedPolicy(key, null, true, $"waypoint {bound.Waypoint}", "The waypoint applies it to all that goes through it."))
            : [];
        var atPods = hops.AtEndpoints(ObjectRelations.PodsOf(service, live).Select(pod => pod.Key))
            .Select(key => new AttachedPolicy(key, null, true, "ztunnel of its pods", "The ztunnel in front of the service's captured pods enforces it."));
        return attached.OrderBy(policy => policy.IsInForce).ThenBy(policy => policy.Policy).Concat(atWaypoint).Concat(atPods);
    }

    private static IEnumerable<AttachedPolicy> OfPod(PodResource pod, LiveMesh live)
    {
        var hops = new HopEnforcement(live.Mesh);
        var atZtunnel = hops.AtEndpoints([pod.Key]).Select(key => new AttachedPolicy(key, null, true, "its ztunnel", "The ztunnel in front of the pod enforces it."));
        var atWaypoint = live.Mesh.Bindings.Of(pod.Key) is WaypointBinding.Bound bound
            ? hops.AtWaypoint(bound.Waypoint, pod.Key)
                .Select(key => new AttachedPolicy(key, null, true, $"waypoint {bound.Waypoint}", "The waypoint applies it to traffic that is addressed to the pod itself."))
            : [];
        return atWaypoint.Concat(atZtunnel);
    }

    // What is attached to a service by name lies in its own namespace, a route also in its waypoint's or elsewhere; then it is said why it does nothing.
    private static IEnumerable<MeshResource> Candidates(ObjectKey service, LiveMesh live)
    {
        var homes = new HashSet<string>(StringComparer.Ordinal) { service.Namespace };
        if (live.Mesh.Bindings.Of(service) is WaypointBinding.Bound bound)
        {
            homes.Add(bound.Waypoint.Namespace);
        }

        return homes.SelectMany(home => live.Mesh.Resources.In(home).Everything())
            .Where(resource => resource is PolicyResource or RouteResource or VirtualServiceResource or DestinationRuleResource);
    }

    private static AttachedPolicy Read(ObjectKey policy, ObjectKey? target, Enforcement enforcement) => new(
        policy,
        target,
        enforcement is not Enforcement.Nowhere,
        enforcement switch
        {
            Enforcement.AtWaypoint at => $"waypoint {at.Waypoint}",
            Enforcement.AtEveryWaypoint => "every waypoint",
            Enforcement.AtZtunnel => "ztunnel",
            Enforcement.AtGateway { Gateway: { } gateway } => $"gateway {gateway.QualifiedName}",
            Enforcement.AtGateway => "a gateway",
            _ => "",
        },
        enforcement.Why);
}
