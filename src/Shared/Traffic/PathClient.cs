using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>The client's side of a path, read once.</summary>
/// <param name="Pod">The pod; null for a Gateway without a ready one and for a client outside of the cluster.</param>
/// <param name="Capture">Whether it is captured; null where there is no pod.</param>
/// <param name="Gateway">The gateway that it is, or is a pod of, of whatever class; null for waypoints and others.</param>
/// <param name="Waypoint">The waypoint that it is a pod of; null for others.</param>
/// <param name="IsEastWest">Whether it lets other networks in.</param>
/// <param name="IsIngress">Whether it is an ingress (or egress) gateway of Istio's, of the Gateway API or deployed by hand.</param>
internal sealed record PathClient(PodResource? Pod, Capture? Capture, GatewayResource? Gateway, WaypointRef? Waypoint, bool IsEastWest, bool IsIngress)
{
    private const string Proxy = "istio-proxy";
    private const string AgentgatewayClass = "istio-agentgateway";
    private const string GatewayController = "istio.io/gateway-controller";
    private const string AgentgatewayController = "istio.io/agentgateway-controller";

    /// <summary>Whether a ztunnel takes its connections.</summary>
    public bool IsCaptured => !IsGateway && Capture is { IsCaptured: true };

    /// <summary>Whether it is a gateway, which decides on waypoints by itself.</summary>
    public bool IsGateway => IsIngress || IsEastWest;

    /// <summary>What to call it in a sentence.</summary>
    public string Name => (Gateway, Pod) switch
    {
        ({ } gateway, _) => $"{(IsEastWest ? "East-west gateway" : IsIngress ? "Ingress gateway" : "Gateway")} {gateway.Namespace}/{gateway.Name}",
        (_, { } pod) => IsIngress ? $"Ingress gateway {pod.Namespace}/{pod.Name}" : $"{pod.Namespace}/{pod.Name}",
        _ => Waypoint is { } waypoint ? $"Waypoint {waypoint}" : "A client outside the mesh",
    };

    /// <summary>The service account that it shows to the other side; null when it shows none.</summary>
    public (string Namespace, string ServiceAccount)? Identity => (Pod, Capture?.State) switch
    {
        (_, null or CaptureState.Outside or CaptureState.HostNetwork or CaptureState.OptedOut or CaptureState.NotRedirected) when Waypoint is null && !IsGateway => null,
        ({ } pod, _) => (pod.Namespace, pod.ServiceAccount),
        _ => null,
    };

    /// <summary>Whether it has a proxy of its own that speaks HBONE or mTLS: a sidecar, a gateway, a waypoint.</summary>
    public bool HasProxy => IsGateway || Waypoint is not null || Capture?.State is CaptureState.Sidecar or CaptureState.SpeaksHbone;

    /// <summary>Reads a source; null when it is not in the snapshot.</summary>
    public static PathClient? Read(ResourceIndex resources, TrafficSource source) => source switch
    {
        TrafficSource.Outside => new(null, null, null, null, false, false),
        TrafficSource.Pod { Key: var key } => resources.Find(key) is PodResource pod ? OfPod(resources, pod) : null,
        TrafficSource.Ingress { Key: var key } => resources.Find(key) is GatewayResource gateway
            ? OfGateway(resources, gateway, WaypointAvailability.PodsOf(resources, gateway).OrderBy(pod => pod.Key).FirstOrDefault(pod => pod.IsReady))
            : null,
        _ => null,
    };

    private static PathClient OfPod(ResourceIndex resources, PodResource pod)
    {
        if (pod.Labels[IstioNames.GatewayName] is { } name && resources.Find<GatewayResource>(ResourceKind.Gateway, pod.Namespace, name) is { } gateway)
        {
            return OfGateway(resources, gateway, pod);
        }

        // A pod with nothing but Istio's proxy in it is a gateway that was deployed by hand or by a chart: a sidecar stands beside an app.
        var isGateway = pod.ContainerNames is [Proxy] && pod.Annotations[IstioNames.Redirection] != "enabled" && !pod.Labels.Has(IstioNames.GatewayName);
        return new(pod, CaptureOf(resources, pod), null, null, false, isGateway);
    }

    private static PathClient OfGateway(ResourceIndex resources, GatewayResource gateway, PodResource? pod)
    {
        var capture = pod is null ? null : CaptureOf(resources, pod);
        return GatewayRoles.Of(gateway, resources) == GatewayRole.Waypoint
            ? new(pod, capture, null, new(gateway.Namespace, gateway.Name), false, false)
            : MeshNetworks.IsEastWest(gateway, resources) ? new(pod, capture, gateway, null, true, false)
            : new(pod, capture, gateway, null, false, IsIstios(gateway, resources));
    }

    // Only Istio's own gateways know of waypoints; what another controller runs is a client like any other.
    private static bool IsIstios(GatewayResource gateway, ResourceIndex resources) => gateway.ClassName is IstioNames.GatewayClass or AgentgatewayClass
        || resources.Find<GatewayClassResource>(ResourceKind.GatewayClass, "", gateway.ClassName)?.ControllerName is GatewayController or AgentgatewayController;

    private static Capture CaptureOf(ResourceIndex resources, PodResource pod) => Capture.Of(pod, resources.FindNamespace(pod.Namespace));
}
