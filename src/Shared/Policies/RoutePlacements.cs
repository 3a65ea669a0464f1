using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Policies;

/// <summary>Where a route of the Gateway API is in force.</summary>
/// <param name="snapshot">The mesh.</param>
public sealed class RoutePlacements(MeshSnapshot snapshot)
{
    /// <summary>One placement a parent.</summary>
    public IEnumerable<PolicyPlacement> Of(RouteResource route) => route.ParentRefs.Select(parent => ByParent(route, parent));

    private PolicyPlacement ByParent(RouteResource route, TargetReference parent)
    {
        if (RouteResolution.ServiceOf(route, parent) is { } service)
        {
            return new(route.Key, service, AtService(route, service));
        }
        if (!parent.IsGateway)
        {
            return new(route.Key, null, new Enforcement.Nowhere(NotEnforcedCause.UnsupportedTarget, $"No proxy takes routes for the kind {parent.Kind}."));
        }
        var key = new ObjectKey(ResourceKind.Gateway, parent.Namespace ?? route.Namespace, parent.Name);
        return new(route.Key, key, AtGateway(key));
    }

    private Enforcement AtService(RouteResource route, ObjectKey key)
    {
        if (snapshot.Resources.Find(key) is null)
        {
            return new Enforcement.Nowhere(NotEnforcedCause.TargetMissing, $"There is no {key.Kind} {key.QualifiedName}.");
        }
        if (snapshot.Bindings.Of(key) is not WaypointBinding.Bound bound)
        {
            return new Enforcement.Nowhere(NotEnforcedCause.TargetNotBound, $"{key.Kind} {key.QualifiedName} is bound to no waypoint, and ztunnel knows no routes.");
        }
        if (snapshot.Resources.Find(key) is ServiceResource { IsHeadless: true })
        {
            return Enforcement.Nowhere.Headless(key, bound.Waypoint);
        }
        return route.Namespace == key.Namespace || route.Namespace == bound.Waypoint.Namespace
            ? new Enforcement.AtWaypoint(bound.Waypoint, $"{key.Kind} {key.QualifiedName} is bound to waypoint {bound.Waypoint}.")
            : new Enforcement.Nowhere(
                NotEnforcedCause.NamespaceNotRead,
                $"Waypoint {bound.Waypoint} reads routes of its own namespace and of the service's, {key.Namespace}, not of {route.Namespace}.");
    }

    private Enforcement AtGateway(ObjectKey key)
    {
        if (snapshot.Resources.Find(key) is not GatewayResource gateway)
        {
            return new Enforcement.Nowhere(NotEnforcedCause.TargetMissing, $"There is no Gateway {key.QualifiedName}.");
        }
        return IsIstioWaypoint(gateway)
            ? new Enforcement.Nowhere(NotEnforcedCause.ParentIsWaypoint, $"Its parent is waypoint {key.QualifiedName}; a waypoint takes routes of services only.")
            : new Enforcement.AtGateway(key, $"Gateway {key.QualifiedName} of class {gateway.ClassName} routes by it.");
    }

    // An agentgateway waypoint lists the routes among its supported kinds; Istio's own converts none (gateway_collection.go).
    private bool IsIstioWaypoint(GatewayResource gateway) =>
        gateway.ClassName == IstioNames.WaypointClass
        || snapshot.Resources.Find<GatewayClassResource>(ResourceKind.GatewayClass, "", gateway.ClassName)?.ControllerName == IstioNames.WaypointController;
}
