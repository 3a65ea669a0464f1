using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Policies;

/// <summary>Which routes carry traffic from a Gateway to a service.</summary>
public static class IngressRoutes
{
    /// <summary>Whether a route is attached to a Gateway and sends traffic to a Service or ServiceEntry.</summary>
    public static bool LeadsTo(RouteResource route, ObjectKey gateway, MeshResource service) =>
        GatewaysOf(route).Contains(gateway) && SendsTo(route, service);

    /// <summary>Whether a route sends traffic to a Service or ServiceEntry, by its name or by a host of it.</summary>
    public static bool SendsTo(RouteResource route, MeshResource service) =>
        BackendsOf(route).Contains(service.Key) || (route.Namespace == service.Namespace && HostsOf(route).Intersect(HostMatching.HostsOf(service), StringComparer.Ordinal).Any());

    /// <summary>The Gateways that a route is attached to.</summary>
    public static IEnumerable<ObjectKey> GatewaysOf(RouteResource route) => route.ParentRefs
        .Where(parent => parent.IsGateway)
        .Select(parent => new ObjectKey(ResourceKind.Gateway, parent.Namespace ?? route.Namespace, parent.Name));

    /// <summary>The hosts that a route sends traffic to (istiod: gateway/conversion.go, buildDestination). They are looked for in the route's own namespace; a backend that names one, or no port, is refused.</summary>
    public static IEnumerable<string> HostsOf(RouteResource route) => route.BackendRefs
        .Where(backend => backend is { IsHostname: true, Namespace: null, Port: not null })
        .Select(backend => backend.Name);

    /// <summary>The Services that a route sends traffic to by their names.</summary>
    public static IEnumerable<ObjectKey> BackendsOf(RouteResource route) => route.BackendRefs
        .Where(backend => backend.IsService)
        .Select(backend => new ObjectKey(ResourceKind.Service, backend.Namespace ?? route.Namespace, backend.Name));
}
