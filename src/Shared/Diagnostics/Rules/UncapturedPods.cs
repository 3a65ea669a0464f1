using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>The pods of a namespace whose connections no ztunnel leads to a waypoint. Gateways and waypoints are none: they have ways of their own.</summary>
internal static class UncapturedPods
{
    private const string ProxyContainer = "istio-proxy";

    private static readonly PerNamespace<IReadOnlyList<UncapturedPod>> Known = new(partition =>
    [
        .. partition.All<PodResource>(ResourceKind.Pod)
            .Where(pod => pod.IsWorkload && !pod.Metadata.IsDeleting && !IsGateway(pod) && pod.Annotations[IstioNames.Redirection] != "pending") // A pending pod cannot connect at all.
            .Select(pod => (Pod: pod, Kind: KindOf(pod)))
            .Where(entry => entry.Kind is not null)
            .Select(entry => new UncapturedPod(entry.Pod, entry.Kind!.Value)) // The line above has looked.
            .OrderBy(client => client.Pod.Key),
    ]);

    /// <summary>The pods of a namespace, in order.</summary>
    public static IReadOnlyList<UncapturedPod> In(ResourceIndex resources, string namespaceName) => Known.Of(resources.In(namespaceName));

    private static bool IsGateway(PodResource pod) =>
        pod.Labels.Has(IstioNames.GatewayName) || pod.Labels.Has(IstioNames.Managed) || pod.ContainerNames is [ProxyContainer];

    private static UncapturedKind? KindOf(PodResource pod) => Capture.Of(pod, null).State switch
    {
        CaptureState.Captured => null,
        CaptureState.HostNetwork => UncapturedKind.HostNetwork,
        CaptureState.Sidecar => UncapturedKind.Sidecar,
        CaptureState.SpeaksHbone => pod.Annotations.Has(IstioNames.SidecarStatus) ? UncapturedKind.Sidecar : null,
        _ => UncapturedKind.NotCaptured,
    };
}
