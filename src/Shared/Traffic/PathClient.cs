using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>The client's side of a path, read once.</summary>
/// <param name="Pod">The pod; null for a Gateway as such and for a client outside of the cluster.</param>
/// <param name="Capture">Whether it is captured; null for a client outside of the cluster.</param>
/// <param name="Ingress">The ingress gateway that it is a pod of; null for others.</param>
/// <param name="Waypoint">The waypoint that it is a pod of; null for others.</param>
internal sealed record PathClient(PodResource? Pod, Capture? Capture, GatewayResource? Ingress, WaypointRef? Waypoint)
{
    private const string IngressClass = "istio";

    /// <summary>Whether a ztunnel takes its connections.</summary>
    public bool IsCaptured => Ingress is null && Capture is { IsCaptured: true };

    /// <summary>What to call it in a sentence.</summary>
    public string Name => (Ingress, Pod) switch
    {
        ({ } gateway, _) => $"Ingress gateway {gateway.Namespace}/{gateway.Name}",
        (_, { } pod) => $"{pod.Namespace}/{pod.Name}",
        _ => "A client outside the mesh",
    };

    /// <summary>The service account that it shows to the other side; null when it shows none.</summary>
    public (string Namespace, string ServiceAccount)? Identity => (Pod, Capture?.State) switch
    {
        (null, _) or (_, CaptureState.Outside or CaptureState.HostNetwork or CaptureState.OptedOut or CaptureState.NotRedirected) when Waypoint is null && Ingress is null => null,
        ({ } pod, _) => (pod.Namespace, pod.ServiceAccount),
        _ => null,
    };

    /// <summary>Whether it has a proxy of its own that speaks HBONE or mTLS: a sidecar, a gateway, a waypoint.</summary>
    public bool HasProxy => Ingress is not null || Waypoint is not null || Capture?.State is CaptureState.Sidecar or CaptureState.SpeaksHbone;

    /// <summary>Reads a source; null when it is not in the snapshot.</summary>
    public static PathClient? Read(ResourceIndex resources, TrafficSource source) => source switch
    {
        TrafficSource.Outside => new(null, null, null, null),
        TrafficSource.Pod { Key: var key } => resources.Find(key) is PodResource pod ? OfPod(resources, pod) : null,
        TrafficSource.Ingress { Key: var key } => resources.Find(key) is GatewayResource gateway ? OfGateway(resources, gateway) : null,
        _ => null,
    };

    private static PathClient OfPod(ResourceIndex resources, PodResource pod)
    {
        var capture = Capture.Of(pod, resources.FindNamespace(pod.Namespace));
        var gateway = pod.Labels[IstioNames.GatewayName] is { } name ? resources.Find<GatewayResource>(ResourceKind.Gateway, pod.Namespace, name) : null;
        return gateway is null
            ? new(pod, capture, null, null)
            : new(pod, capture, gateway.ClassName == IngressClass ? gateway : null, GatewayRoles.Of(gateway, resources) == GatewayRole.Waypoint ? new(gateway.Namespace, gateway.Name) : null);
    }

    private static PathClient OfGateway(ResourceIndex resources, GatewayResource gateway) =>
        new(WaypointAvailability.PodsOf(resources, gateway).OrderBy(pod => pod.Key).FirstOrDefault(pod => pod.IsReady), null, gateway, null);
}
