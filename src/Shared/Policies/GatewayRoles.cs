using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Policies;

/// <summary>Tells waypoints from other Gateways. istiod itself does not: it binds to any Gateway that has an address.</summary>
public static class GatewayRoles
{
    private const string IngressClass = "istio";
    private const string EastWestClass = "istio-east-west";
    private const string RemoteClass = "istio-remote";

    /// <summary>The role of a Gateway.</summary>
    public static GatewayRole Of(GatewayResource gateway, ResourceIndex resources)
    {
        var gatewayClass = resources.Find<GatewayClassResource>(ResourceKind.GatewayClass, "", gateway.ClassName);
        if (IsSandwich(gateway, gatewayClass)
            || gateway.ClassName is IstioNames.WaypointClass or IstioNames.AgentgatewayWaypointClass
            || gatewayClass?.ControllerName is IstioNames.WaypointController or IstioNames.AgentgatewayWaypointController)
        {
            return GatewayRole.Waypoint;
        }
        return gateway.ClassName switch
        {
            RemoteClass => GatewayRole.Remote,
            IngressClass or EastWestClass => GatewayRole.Other,
            // Of a class that nobody here knows, a Gateway that listens as a waypoint does is taken for one, as istiod's own tests do.
            _ => HasHboneListener(gateway) ? GatewayRole.Waypoint : GatewayRole.Other,
        };
    }

    /// <summary>Whether a third party's proxy stands behind ztunnel as the waypoint.</summary>
    public static bool IsSandwich(GatewayResource gateway, GatewayClassResource? gatewayClass) =>
        (gateway.Annotations[IstioNames.WaypointInboundBinding] ?? gatewayClass?.Annotations[IstioNames.WaypointInboundBinding]) is not null;

    /// <summary>Whether it has the listener that istiod expects of a waypoint.</summary>
    public static bool HasHboneListener(GatewayResource gateway) => gateway.Listeners.Any(IsHbone);

    /// <summary>Whether a listener is what istiod expects of a waypoint (gateway/conversion.go, unexpectedWaypointListener).</summary>
    public static bool IsHbone(GatewayListener listener) => listener is { Protocol: "HBONE", Port: IstioNames.HbonePort };
}
