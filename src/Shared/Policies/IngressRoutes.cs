using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Policies;

/// <summary>Which routes carry traffic from a Gateway to a service.</summary>
public static class IngressRoutes
{
    /// <summary>Whether a route is attached to a Gateway and has a service among its backends.</summary>
    public static bool LeadsTo(RouteResource route, ObjectKey gateway, ObjectKey service) =>
        route.ParentRefs.Any(parent => parent.IsGateway && (parent.Namespace ?? route.Namespace) == gateway.Namespace && parent.Name == gateway.Name)
        && BackendsOf(route).Contains(service);

    /// <summary>The Gateways that a route is attached to.</summary>
    public static IEnumerable<ObjectKey> GatewaysOf(RouteResource route) => route.ParentRefs
        .Where(parent => parent.IsGateway)
        .Select(parent => new ObjectKey(ResourceKind.Gateway, parent.Namespace ?? route.Namespace, parent.Name));

    /// <summary>The Services that a route sends traffic to.</summary>
    public static IEnumerable<ObjectKey> BackendsOf(RouteResource route) => route.BackendRefs
        .Where(backend => backend.IsService)
        .Select(backend => new ObjectKey(ResourceKind.Service, backend.Namespace ?? route.Namespace, backend.Name));
}
