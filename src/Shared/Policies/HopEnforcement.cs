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
        var endpoints = path.Hops.LastOrDefault(hop => hop.Kind == HopKind.Endpoint);
        var last = path.Hops.LastOrDefault(hop => hop.Kind == HopKind.Ztunnel);
        return path with { Hops = path.Hops.Select(hop => Filled(hop)).ToValueList() };

        TrafficHop Filled(TrafficHop hop) => hop.Kind switch
        {
            HopKind.Waypoint => hop with { Enforced = AtWaypoint(new(hop.Namespace, hop.Name), destination) },
            HopKind.IngressGateway when hop.Object is { } gateway => hop with { Enforced = AtIngress(gateway, destination) },
            HopKind.Endpoint => hop with { Enforced = AtEndpoints(Pods(hop)) },
            // The client's ztunnel enforces nothing; only the last one stands in front of the endpoints.
            HopKind.Ztunnel when ReferenceEquals(hop, last) && endpoints is not null && IsBefore(path, hop, endpoints) => hop with { Enforced = AtEndpoints(Pods(endpoints)) },
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
        var routes = new[] { gateway.Namespace, destination.Namespace }.Distinct()
            .SelectMany(name => RouteKinds.SelectMany(snapshot.Resources.In(name).All<RouteResource>))
            .Where(route => IngressRoutes.LeadsTo(route, gateway, destination))
            .Select(route => route.Key);
        return policies.Concat(routes).Order().ToValueList();
    }

    private bool Applies(MeshResource resource, WaypointRef waypoint, ObjectKey destination, MeshResource? service, HostPlacements hosts) => resource switch
    {
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

    private bool AppliesBy(PolicyResource policy, TargetReference reference, WaypointRef waypoint, ObjectKey destination) =>
        PolicyPlacements.TargetOf(policy, reference) switch
        {
            { Kind: ResourceKind.GatewayClass } gatewayClass => policy.Namespace == _settings.RootNamespace && gatewayClass.Name == IstioNames.WaypointClass,
            { } target => target.Namespace == policy.Namespace && (target == destination || target == waypoint.Key),
            null => false,
        };

    private static ValueList<ObjectKey> Pods(TrafficHop hop) =>
        hop.Instances.Count > 0 ? hop.Instances : hop.Object is { Kind: ResourceKind.Pod } pod ? [pod] : [];

    private static bool IsBefore(TrafficPath path, TrafficHop first, TrafficHop second)
    {
        var hops = path.Hops.ToList();
        // A path from a captured client to an uncaptured endpoint has one ztunnel, the client's; it stands right after the client.
        var index = hops.FindIndex(hop => ReferenceEquals(hop, first));
        return index > 1 && index < hops.FindIndex(hop => ReferenceEquals(hop, second));
    }
}
