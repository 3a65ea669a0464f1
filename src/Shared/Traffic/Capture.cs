using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>Whether a workload is captured, and which object and field say so (istio-cni: enablement_selector.go; istiod: ambient/workloads.go, setTunnelProtocol).</summary>
/// <param name="State">The state.</param>
/// <param name="DecidedBy">The object that carries the field; the pod itself where nothing is written.</param>
/// <param name="Field">The field with its value, such as <c>istio.io/dataplane-mode=none</c>; null where nothing is written.</param>
/// <param name="IsHeld">Whether the CNI has redirected it and no ztunnel has taken it yet: until then it can neither send nor receive.</param>
/// <param name="BypassesInbound">Whether plain connections to it pass its ztunnel by, for only what it sends is captured.</param>
public sealed record Capture(CaptureState State, ObjectKey DecidedBy, string? Field, bool IsHeld = false, bool BypassesInbound = false)
{
    /// <summary>Whether a ztunnel stands before it.</summary>
    public bool IsCaptured => State == CaptureState.Captured;

    /// <summary>Whether it can be reached by HBONE.</summary>
    public bool TakesHbone => State is CaptureState.Captured or CaptureState.SpeaksHbone;

    /// <summary>Reads a pod.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="home">Its Namespace; null when it is not known.</param>
    public static Capture Of(PodResource pod, NamespaceResource? home)
    {
        if (pod.IsHostNetwork)
        {
            return new(CaptureState.HostNetwork, pod.Key, "spec.hostNetwork=true");
        }

        // What the CNI did counts more than what labels ask for.
        if (pod.Annotations[IstioNames.Redirection] == "enabled")
        {
            return new(CaptureState.Captured, pod.Key, $"{IstioNames.Redirection}=enabled", BypassesInbound: GoBoolean.IsTrue(pod.Annotations[IstioNames.BypassInboundCapture]));
        }

        if (pod.Labels[IstioNames.Tunnel] == "http")
        {
            return new(CaptureState.SpeaksHbone, pod.Key, $"{IstioNames.Tunnel}=http");
        }

        if (pod.Annotations.Has(IstioNames.SidecarStatus) || pod.ContainerNames.Contains("istio-proxy"))
        {
            return new(CaptureState.Sidecar, pod.Key, pod.Annotations.Has(IstioNames.SidecarStatus) ? IstioNames.SidecarStatus : "container istio-proxy");
        }

        return Uncaptured(pod, home) with { IsHeld = pod.Annotations[IstioNames.Redirection] == "pending" };
    }

    private static Capture Uncaptured(PodResource pod, NamespaceResource? home) =>
        (pod.Labels[IstioNames.DataplaneMode], home?.Labels[IstioNames.DataplaneMode]) switch
        {
            (IstioNames.None, _) => new(CaptureState.OptedOut, pod.Key, $"{IstioNames.DataplaneMode}=none"),
            (IstioNames.Ambient, _) => new(CaptureState.NotRedirected, pod.Key, $"{IstioNames.DataplaneMode}=ambient"),
            (_, IstioNames.Ambient) => new(CaptureState.NotRedirected, home!.Key, $"{IstioNames.DataplaneMode}=ambient"), // The pattern has looked into it: it is there.
            _ => new(CaptureState.Outside, pod.Key, null),
        };

    /// <summary>Reads a WorkloadEntry: no CNI stands before it; it speaks HBONE when its labels say so.</summary>
    public static Capture Of(WorkloadEntryResource entry) => entry.EffectiveLabels[IstioNames.Tunnel] == "http"
        ? new(CaptureState.SpeaksHbone, entry.Key, $"{IstioNames.Tunnel}=http")
        : new(CaptureState.Outside, entry.Key, null);
}
