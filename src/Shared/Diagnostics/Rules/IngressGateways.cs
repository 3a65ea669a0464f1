using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>Istio's ingress gateways: they go straight to the pods unless <c>istio.io/ingress-use-waypoint</c> says otherwise.</summary>
internal static class IngressGateways
{
    private const string ClassName = "istio";
    private const string Controller = "istio.io/gateway-controller";

    /// <summary>The ingress gateways that bring traffic to a Service or ServiceEntry, each with the routes that do, in order.</summary>
    public static IReadOnlyList<(GatewayResource Gateway, ObjectKey Route)> LeadingTo(ResourceIndex resources, MeshResource service) =>
    [
        .. Attachments.RoutesTo(resources, service)
            .SelectMany(route => IngressRoutes.GatewaysOf(route).Where(gateway => IsAttached(route, gateway)).Select(gateway => (Gateway: resources.Find(gateway) as GatewayResource, route.Key)))
            .Where(entry => entry.Gateway is { } gateway && IsIngress(gateway, resources))
            .Select(entry => (entry.Gateway!, entry.Key)) // The line above has looked.
            .DistinctBy(entry => (entry.Item1.Key, entry.Key))
            .OrderBy(entry => entry.Item1.Key),
    ];

    private static bool IsIngress(GatewayResource gateway, ResourceIndex resources) =>
        GatewayRoles.Of(gateway, resources) == GatewayRole.Other
        && (gateway.ClassName == ClassName || resources.Find<GatewayClassResource>(ResourceKind.GatewayClass, "", gateway.ClassName)?.ControllerName == Controller);

    // Without a status nobody has refused it yet.
    private static bool IsAttached(RouteResource route, ObjectKey gateway)
    {
        var verdicts = route.Parents
            .Where(status => status.Parent.IsGateway && (status.Parent.Namespace ?? route.Namespace) == gateway.Namespace && status.Parent.Name == gateway.Name)
            .SelectMany(status => status.Conditions.Items)
            .Where(condition => condition.Type == "Accepted")
            .ToList();
        return verdicts.Count == 0 || verdicts.Exists(condition => condition.Status != "False");
    }
}
