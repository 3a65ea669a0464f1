using System.Collections.Frozen;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Istiod;

/// <summary>What istiod does with the Gateways of one controller name.</summary>
/// <param name="Controller">The name in the GatewayClass.</param>
/// <param name="ServiceType">The type of the Service that it makes.</param>
internal sealed record GatewayClassInfo(string Controller, string ServiceType)
{
    public const string WaypointController = "istio.io/mesh-controller";
    public const string EastWestController = "istio.io/eastwest-controller";
    private const string GatewayController = "istio.io/gateway-controller";
    private const string RemoteController = "istio.io/unmanaged-gateway";

    private static readonly FrozenDictionary<string, GatewayClassInfo> ByController = new GatewayClassInfo[]
    {
        new(WaypointController, "ClusterIP"), new(EastWestController, "LoadBalancer"), new(GatewayController, "LoadBalancer"), new(RemoteController, ""),
    }.ToFrozenDictionary(info => info.Controller, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> BuiltIn = new Dictionary<string, string>
    {
        ["istio"] = GatewayController,
        ["istio-remote"] = RemoteController,
        ["istio-waypoint"] = WaypointController,
        ["istio-east-west"] = EastWestController,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public bool IsWaypoint => Controller == WaypointController;

    public bool IsRemote => Controller == RemoteController;

    /// <summary>The value of <c>gateway.istio.io/managed</c>.</summary>
    public string ManagedLabel => Controller.Replace('/', '-');

    /// <summary>What a class is to istiod; null if it belongs to somebody else. A class without an object counts by its name.</summary>
    public static GatewayClassInfo? Of(ClusterView view, string className)
    {
        var controller = view.Find(ResourceTypes.GatewayClass, "", className) is { } found ? view.Json(found).TextAt("spec", "controllerName") : BuiltIn.GetValueOrDefault(className);
        return ByController.GetValueOrDefault(controller ?? "");
    }

    /// <summary>What the Deployment and the Service of a Gateway are called.</summary>
    public string ResourceName(StoredObject gateway, JsonObject json) =>
        json.TextAt("metadata", "annotations", "gateway.istio.io/name-override") ?? (Controller == GatewayController ? $"{gateway.Name}-{json.TextAt("spec", "gatewayClassName")}" : gateway.Name);

    /// <summary>Under which ServiceAccount its pods run.</summary>
    public string AccountName(StoredObject gateway, JsonObject json) => json.TextAt("metadata", "annotations", "gateway.istio.io/service-account") ?? (Controller == GatewayController ? ResourceName(gateway, json) : gateway.Name);
}
