using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Policies;

/// <summary>Which policies and routes apply at the stations of a path.</summary>
/// <param name="snapshot">The mesh.</param>
public sealed class HopEnforcement(MeshSnapshot snapshot)
{
    private static readonly ResourceKind[] WaypointKinds =
    [
        ResourceKind.AuthorizationPolicy, ResourceKind.RequestAuthentication, ResourceKind.Telemetry, ResourceKind.WasmPlugin,
        ResourceKind.HTTPRoute, ResourceKind.GRPCRoute, ResourceKind.TCPRoute, ResourceKind.TLSRoute,
        ResourceKind.VirtualService, ResourceKind.DestinationRule,
    ];

    private static readonly ResourceKind[] RouteKinds = [ResourceKind.HTTPRoute, ResourceKind.GRPCRoute, ResourceKind.TCPRoute, ResourceKind.TLSRoute];

    private readonly MeshSettings _settings = MeshSettings.Of(snapshot.Resources);

    /// <summary>The path with the policies and routes of each station filled in.</summary>
    /// <param name="path">The path.</param>
    /// <param name="destination">The Service, ServiceEntry or workload that it leads to.</param>
    public TrafficPath Fill(TrafficPath path, ObjectKey destination)
    {
        List<TrafficHop> hops = [.. path.Hops];
        return path with
        {
            Hops = hops.Select((hop, index) => Filled(hop, index + 1 < hops.Count ? hops[index + 1] : null)).ToValueList(),
            CanaryHop = path.CanaryHop is { } canary ? Filled(canary, null) : null,
        };

        TrafficHop Filled(TrafficHop hop, TrafficHop? next) => hop.Kind switch
        {
            HopKind.Waypoint => hop with { Enforced = AtWaypoint(new(hop.Namespace, hop.Name), destination) },
            HopKind.IngressGateway when hop.Object is { Kind: ResourceKind.Gateway } gateway => hop with { Enforced = AtIngress(gateway, destination) },
            HopKind.Endpoint when hop.Transport == HopTransport.Redirected => hop with { Enforced = AtEndpoints(Pods(hop)) },
            // The client's ztunnel enforces nothing; one that stands in front of pods enforces what selects them.
            HopKind.Ztunnel when next is { Transport: HopTransport.Redirected } => hop with { Enforced = AtEndpoints(Pods(next)) },
            _ => hop,
        };
    }

    /// <summary>What a waypoint applies to traffic for a destination.</summary>
    public ValueList<ObjectKey> AtWaypoint(WaypointRef waypoint, ObjectKey destination)
    {
        var namespaces = new HashSet<string>(StringComparer.Ordinal) { waypoint.Namespace, destination.Namespace, _settings.RootNamespace };
        var service = snapshot.Resources.Find(destination);
        var hosts = new HostPlacements(snapshot, _settings);
        return namespaces
            .SelectMany(name => WaypointKinds.SelectMany(snapshot.Resources.In(name).All<MeshResource>))
            .Where(resource => Applies(resource, waypoint, destination, service, hosts))
            .Select(resource => resource.Key)
            .Order()
            .ToValueList();
    }

    /// <summary>What the ztunnels in front of pods enforce; nothing for pods that are not captured.</summary>
    public ValueList<ObjectKey> AtEndpoints(IEnumerable<ObjectKey> pods)
    {
        var found = new SortedSet<ObjectKey>();
        var byNamespace = new Dictionary<string, L4Authorization>(StringComparer.Ordinal);
        foreach (var pod in pods.Select(snapshot.Resources.Find).OfType<PodResource>().Where(pod => pod.Annotations[IstioNames.Redirection] == "enabled"))
        {
            if (!byNamespace.TryGetValue(pod.Namespace, out var authorization))
            {
                byNamespace[pod.Namespace] = authorization = new(snapshot.Resources, pod.Namespace, _settings.RootNamespace);
            }
            found.UnionWith(authorization.Selecting(pod.Labels).Where(entry => !entry.Read.IsNoOpDeny).Select(entry => entry.Policy.Key));
            if (authorization.ModeOf(pod.Labels) is { } mode)
            {
                found.Add(mode.Key);
            }
        }
        return found.ToValueList();
    }

    /// <summary>What an ingress gateway applies: its own policies, and its routes to the destination.</summary>
    public ValueList<ObjectKey> AtIngress(ObjectKey gateway, ObjectKey destination)
    {
        var policies = snapshot.Resources.In(gateway.Namespace).Everything()
            .OfType<PolicyResource>()
            .Where(policy => policy.TargetRefs.Any(reference => PolicyPlacements.TargetOf(policy, reference) == gateway))
            .Select(policy => policy.Key);
        var routes = snapshot.Resources.Find(destination) is { } service
            ? RouteKinds.SelectMany(snapshot.Resources.All<RouteResource>).Where(route => IngressRoutes.LeadsTo(route, gateway, service)).Select(route => route.Key)
            : [];
        return policies.Concat(routes).Order().ToValueList();
    }

    private bool Applies(MeshResource resource, WaypointRef waypoint, ObjectKey destination, MeshResource? service, HostPlacements hosts) => resource switch
    {
        _ when !RevisionFilter.IsRead(snapshot.Resources, resource) => false,
        AuthorizationPolicyResource policy when ZtunnelConversion.IsDryRun(policy) => false,
        PolicyResource { TargetRefs.Count: > 0 } policy => policy.TargetRefs.Any(reference => AppliesBy(policy, reference, waypoint, destination)),
        AttachedPolicyResource { PolicyKind: ResourceKind.Telemetry, Selector: null } => true,
        RouteResource route => (route.Namespace == destination.Namespace || route.Namespace == waypoint.Namespace)
            && route.ParentRefs.Any(parent => RouteResolution.ServiceOf(route, parent) == destination),
        VirtualServiceResource virtualService => service is not null
            && HostPlacements.IsForMesh(virtualService)
            && hosts.IsRead(virtualService, destination, waypoint)
            && virtualService.Hosts.Any(host => HostMatching.Covers(host, virtualService.Namespace, service)),
        DestinationRuleResource rule => service is not null && hosts.IsRead(rule, destination, waypoint) && HostMatching.Covers(rule.Host, rule.Namespace, service),
        _ => false,
    };

    // For a service in another namespace than the waypoint's, targeted Telemetries come from the service's namespace alone (telemetry.go, applicableTelemetries).
    private bool AppliesBy(PolicyResource policy, TargetReference reference, WaypointRef waypoint, ObjectKey destination) =>
        (policy.Kind != ResourceKind.Telemetry || waypoint.Namespace == destination.Namespace || policy.Namespace == destination.Namespace)
        && PolicyPlacements.TargetOf(policy, reference) switch
        {
            { Kind: ResourceKind.GatewayClass } gatewayClass => policy.Namespace == _settings.RootNamespace && gatewayClass.Name == IstioNames.WaypointClass,
            { } target => target.Namespace == policy.Namespace && (target == destination || target == waypoint.Key),
            null => false,
        };

    private static ValueList<ObjectKey> Pods(TrafficHop hop) =>
        hop.Instances.Count > 0 ? hop.Instances : hop.Object is { Kind: ResourceKind.Pod } pod ? [pod] : [];
}
