using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Policies;

/// <summary>Where VirtualServices and DestinationRules, which speak of hosts, are in force.</summary>
/// <param name="snapshot">The mesh.</param>
/// <param name="settings">Its settings.</param>
public sealed class HostPlacements(MeshSnapshot snapshot, MeshSettings settings)
{
    private const string Mesh = "mesh";

    /// <summary>One placement a service that a host means.</summary>
    public IEnumerable<PolicyPlacement> Of(MeshResource resource) => resource switch
    {
        VirtualServiceResource virtualService => OfVirtualService(virtualService),
        DestinationRuleResource rule => OfHosts(rule, [rule.Host]),
        _ => [],
    };

    /// <summary>Whether a VirtualService speaks of traffic inside the mesh.</summary>
    public static bool IsForMesh(VirtualServiceResource virtualService) =>
        virtualService.Gateways.Count == 0 || virtualService.Gateways.Contains(Mesh);

    /// <summary>Whether a waypoint reads such an object for one of its services.</summary>
    public bool IsRead(MeshResource resource, ObjectKey service, WaypointRef waypoint) =>
        resource.Namespace == service.Namespace
        || resource.Namespace == waypoint.Namespace
        || (resource is DestinationRuleResource && resource.Namespace == settings.RootNamespace);

    private IEnumerable<PolicyPlacement> OfVirtualService(VirtualServiceResource virtualService)
    {
        foreach (var gateway in virtualService.Gateways.Where(gateway => gateway != Mesh))
        {
            yield return new(virtualService.Key, null, new Enforcement.AtGateway(null, $"Istio gateway {gateway} routes by it."));
        }
        if (IsForMesh(virtualService))
        {
            foreach (var placement in OfHosts(virtualService, virtualService.Hosts))
            {
                yield return placement;
            }
        }
    }

    private IEnumerable<PolicyPlacement> OfHosts(MeshResource resource, ValueList<string> hosts)
    {
        var services = hosts
            .SelectMany(host => HostMatching.Find(snapshot.Resources, host, resource.Namespace))
            .Select(service => service.Key)
            .Distinct()
            .Order()
            .ToList();
        if (services.Count == 0)
        {
            return [new(resource.Key, null, new Enforcement.Nowhere(NotEnforcedCause.NoServiceForHosts, $"No service answers to {string.Join(", ", hosts.Items)}."))];
        }
        return services.Select(service => new PolicyPlacement(resource.Key, service, At(resource, service)));
    }

    private Enforcement At(MeshResource resource, ObjectKey service)
    {
        if (snapshot.Bindings.Of(service) is not WaypointBinding.Bound bound)
        {
            return new Enforcement.Nowhere(NotEnforcedCause.TargetNotBound, $"{service.Kind} {service.QualifiedName} is bound to no waypoint; only sidecars and gateways follow it.");
        }
        if (snapshot.Resources.Find(service) is ServiceResource { IsHeadless: true })
        {
            return Enforcement.Nowhere.Headless(service, bound.Waypoint);
        }
        return IsRead(resource, service, bound.Waypoint)
            ? new Enforcement.AtWaypoint(bound.Waypoint, $"{service.Kind} {service.QualifiedName} is bound to waypoint {bound.Waypoint}.")
            : new Enforcement.Nowhere(
                NotEnforcedCause.NamespaceNotRead,
                $"Waypoint {bound.Waypoint} reads such objects of its own namespace and of the service's, {service.Namespace}, not of {resource.Namespace}.");
    }
}
