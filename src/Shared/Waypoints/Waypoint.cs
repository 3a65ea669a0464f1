using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Waypoints;

/// <summary>A Gateway as istiod takes it for a waypoint (ambient/waypoints.go, gatewayToWaypointTransform and makeWaypoint).</summary>
/// <param name="Gateway">The Gateway.</param>
/// <param name="Class">Its class; null when it is not there or not visible.</param>
/// <param name="TrafficType">What it takes: the Gateway's label, else the class's, else service.</param>
/// <param name="Binding">The sandwich annotation; null on ordinary waypoints.</param>
/// <param name="ListenerIndex">The listener that decides on allowed namespaces; null when there is none.</param>
/// <param name="AllowedRoutes">Which namespaces may use it.</param>
public sealed record Waypoint(
    GatewayResource Gateway,
    GatewayClassResource? Class,
    TrafficType TrafficType,
    InboundBinding? Binding,
    int? ListenerIndex,
    AllowedRoutes AllowedRoutes)
{
    /// <summary>Its name.</summary>
    public WaypointRef Reference => new(Gateway.Namespace, Gateway.Name);

    /// <summary>Whether it exists for istiod: it has an address. Neither class nor conditions are looked at, and the address stays when its pods go.</summary>
    public bool IsUsable => Gateway.Addresses.Count > 0;

    /// <summary>Whether it is a waypoint for people: by its class's controller, by the class's name, or sandwiched. istiod binds to any Gateway.</summary>
    public bool IsWaypointClass =>
        Class?.ControllerName is IstioNames.WaypointController or IstioNames.AgentgatewayWaypointController
        || Gateway.ClassName is IstioNames.WaypointClass or IstioNames.AgentgatewayWaypointClass
        || Binding is not null;

    /// <summary>Where the traffic type is written: the Gateway, its class, or nowhere (null), which means service.</summary>
    public ObjectKey? TrafficTypeFrom =>
        Gateway.Labels.Has(IstioNames.WaypointFor) ? Gateway.Key
        : Class is { } found && found.Labels.Has(IstioNames.WaypointFor) ? found.Key
        : null;

    /// <summary>The revision that is asked for on the Gateway; null when none is.</summary>
    public string? Revision => Gateway.Labels[IstioNames.Revision];

    /// <summary>Reads a Gateway.</summary>
    public static Waypoint Read(GatewayResource gateway, ResourceIndex resources)
    {
        var gatewayClass = resources.Find<GatewayClassResource>(ResourceKind.GatewayClass, "", gateway.ClassName);
        var binding = InboundBinding.Read(gateway, gatewayClass);
        var index = DecidingListener(gateway, binding);
        var type = gateway.Labels[IstioNames.WaypointFor] ?? gatewayClass?.Labels[IstioNames.WaypointFor];
        return new Waypoint(gateway, gatewayClass, ReadTrafficType(type), binding, index, AllowedRoutes.Read(index is { } found ? gateway.Listeners[found] : null));
    }

    /// <summary>Whether objects of a namespace may use it.</summary>
    public bool Allows(string consumerNamespace, ResourceIndex resources) =>
        AllowedRoutes.Allows(Gateway.Namespace, consumerNamespace, resources.FindNamespace(consumerNamespace)?.Labels ?? LabelSet.Empty);

    /// <summary>Reads the value of <c>istio.io/waypoint-for</c>; exact and case-sensitive, as istiod compares.</summary>
    public static TrafficType ReadTrafficType(string? value) => value switch
    {
        null => TrafficType.Service,
        "service" => TrafficType.Service,
        "workload" => TrafficType.Workload,
        "all" => TrafficType.All,
        "none" => TrafficType.None,
        _ => TrafficType.Unknown,
    };

    private static int? DecidingListener(GatewayResource gateway, InboundBinding? binding)
    {
        var bound = binding switch
        {
            { Port: not 0 } => IndexOf(gateway, listener => listener.Port == binding.Port),
            { Protocol: "PROXY" } => IndexOf(gateway, listener => listener.Protocol == "istio.io/PROXY"),
            _ => null,
        };
        return bound ?? IndexOf(gateway, listener => listener is { Protocol: "HBONE", Port: IstioNames.HbonePort });
    }

    private static int? IndexOf(GatewayResource gateway, Func<GatewayListener, bool> matches)
    {
        for (var index = 0; index < gateway.Listeners.Count; index++)
        {
            if (matches(gateway.Listeners[index]))
            {
                return index;
            }
        }

        return null;
    }
}
