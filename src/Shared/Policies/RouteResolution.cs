using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Policies;

/// <summary>The condition <c>ResolvedWaypoints</c> of routes with services for parents (gateway/conversion.go, waypointConfigured). It is always true; only the message tells, and it looks at labels alone, not at bindings.</summary>
public static class RouteResolution
{
    /// <summary>The condition for one parent; null when the parent is no Service or ServiceEntry.</summary>
    public static PolicyCondition? Condition(RouteResource route, TargetReference parent, ResourceIndex resources)
    {
        if (ServiceOf(route, parent) is not { } key)
        {
            return null;
        }
        var message = resources.Find(key) switch
        {
            null => "parent not found",
            { } service when IsLabelled(service.Labels) || IsLabelled(resources.FindNamespace(key.Namespace)?.Labels ?? LabelSet.Empty) => "All waypoints resolved",
            _ => "istio.io/use-waypoint label missing from parent and parent namespace; in ambient mode, route will not be respected",
        };
        return new(PolicyCondition.ResolvedWaypoints, true, PolicyCondition.ResolvedWaypoints, message);
    }

    /// <summary>The service that a parent means; null when it is of another kind.</summary>
    public static ObjectKey? ServiceOf(RouteResource route, TargetReference parent)
    {
        var parentNamespace = parent.Namespace ?? route.Namespace;
        if (parent.IsService)
        {
            return new(ResourceKind.Service, parentNamespace, parent.Name);
        }
        return parent.IsServiceEntry ? new(ResourceKind.ServiceEntry, parentNamespace, parent.Name) : null;
    }

    // Unlike a binding, `none` in any case falls through to the namespace here.
    private static bool IsLabelled(LabelSet labels) =>
        labels[IstioNames.UseWaypoint] is { Length: > 0 } value && !value.Equals(IstioNames.None, StringComparison.OrdinalIgnoreCase);
}
