using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>The routes and policies of a namespace by what they refer to.</summary>
internal sealed class Attachments
{
    private static readonly PerNamespace<Attachments> Known = new(partition => new(partition));

    private static readonly ConditionalWeakTable<ResourceIndex, ImmutableArray<Attachments>.Builder> ToOtherNamespaces = [];

    private static readonly ResourceKind[] RouteKinds = [ResourceKind.HTTPRoute, ResourceKind.GRPCRoute, ResourceKind.TCPRoute, ResourceKind.TLSRoute];

    private static readonly ResourceKind[] PolicyKinds =
        [ResourceKind.AuthorizationPolicy, ResourceKind.RequestAuthentication, ResourceKind.Telemetry, ResourceKind.WasmPlugin];

    private readonly ILookup<ObjectKey, RouteResource> _byBackend;
    private readonly ILookup<string, RouteResource> _byHost;
    private readonly ILookup<ObjectKey, RouteResource> _byParent;
    private readonly ILookup<ObjectKey, PolicyResource> _byTarget;
    private readonly bool _leadsOut;

    private Attachments(NamespacePartition partition)
    {
        var routes = RouteKinds.SelectMany(partition.All<RouteResource>).ToList();
        _byBackend = Lookup(routes, IngressRoutes.BackendsOf);
        _byHost = Lookup(routes, IngressRoutes.HostsOf);
        _byParent = Lookup(routes, route => route.ParentRefs.Select(parent => RouteResolution.ServiceOf(route, parent)).OfType<ObjectKey>());
        _byTarget = Lookup(
            PolicyKinds.SelectMany(partition.All<PolicyResource>),
            policy => policy.TargetRefs.Select(reference => PolicyPlacements.TargetOf(policy, reference)).OfType<ObjectKey>());
        _leadsOut = routes.Exists(route => IngressRoutes.BackendsOf(route).Any(backend => backend.Namespace != route.Namespace));
    }

    /// <summary>The routes that send traffic to a Service or ServiceEntry, of whatever namespace, in order.</summary>
    public static IEnumerable<RouteResource> RoutesTo(ResourceIndex resources, MeshResource service)
    {
        var own = Of(resources, service.Namespace);
        return ToOtherNamespaces.GetValue(resources, FindLeadingOut)
            .Where(attachments => attachments != own)
            .Append(own)
            .SelectMany(attachments => attachments._byBackend[service.Key])
            .Concat(HostMatching.HostsOf(service).SelectMany(host => own._byHost[host]))
            .DistinctBy(route => route.Key)
            .OrderBy(route => route.Key);
    }

    /// <summary>The routes that have a service for their parent and are read by its waypoint, in order.</summary>
    public static IEnumerable<RouteResource> RoutesOf(ResourceIndex resources, ObjectKey service, WaypointRef waypoint) =>
        new[] { service.Namespace, waypoint.Namespace }.Distinct(StringComparer.Ordinal)
            .SelectMany(name => Of(resources, name)._byParent[service])
            .OrderBy(route => route.Key);

    /// <summary>What a waypoint applies to a service by reference: its own routes and policies, the waypoint's and those of all waypoints; dry runs and what no istiod reads do nothing and are left out.</summary>
    public static IReadOnlyList<ObjectKey> InForce(ResourceIndex resources, ObjectKey service, WaypointRef waypoint) =>
        [.. InForceFor(resources, service, waypoint).Concat(InForceAt(resources, waypoint)).Distinct().Order()];

    /// <summary>What a waypoint applies to a service alone.</summary>
    public static IEnumerable<ObjectKey> InForceFor(ResourceIndex resources, ObjectKey service, WaypointRef waypoint) =>
        Keys(resources, Of(resources, service.Namespace)._byTarget[service]).Concat(RoutesOf(resources, service, waypoint).Select(route => route.Key));

    /// <summary>What a waypoint applies to all that goes through it.</summary>
    public static IEnumerable<ObjectKey> InForceAt(ResourceIndex resources, WaypointRef waypoint) =>
        Keys(resources, Of(resources, waypoint.Namespace)._byTarget[waypoint.Key])
            .Concat(Keys(resources, Of(resources, MeshSettings.Of(resources).RootNamespace)._byTarget[new(ResourceKind.GatewayClass, "", IstioNames.WaypointClass)]));

    private static Attachments Of(ResourceIndex resources, string namespaceName) => Known.Of(resources.In(namespaceName));

    private static ImmutableArray<Attachments>.Builder FindLeadingOut(ResourceIndex resources)
    {
        var found = ImmutableArray.CreateBuilder<Attachments>();
        found.AddRange(resources.PartitionNames.Select(name => Of(resources, name)).Where(attachments => attachments._leadsOut));
        return found;
    }

    private static IEnumerable<ObjectKey> Keys(ResourceIndex resources, IEnumerable<PolicyResource> policies) => policies
        .Where(policy => RevisionFilter.IsRead(resources, policy))
        .Where(policy => policy is not AuthorizationPolicyResource authorization || !ZtunnelConversion.IsDryRun(authorization))
        .Select(policy => policy.Key);

    private static ILookup<TKey, T> Lookup<T, TKey>(IEnumerable<T> resources, Func<T, IEnumerable<TKey>> keys) => resources
        .SelectMany(resource => keys(resource).Distinct().Select(key => (Key: key, Resource: resource)))
        .ToLookup(entry => entry.Key, entry => entry.Resource);
}
