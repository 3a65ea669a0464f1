using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Topology;

/// <summary>Reads how namespaces and pods take part in the mesh.</summary>
public static class MeshModes
{
    private const string InjectionLabel = "istio-injection";
    private const string ProxyContainer = "istio-proxy";

    /// <summary>What a namespace asks for.</summary>
    public static MeshMode Of(NamespaceResource? home) =>
        home is null ? MeshMode.Outside
        : home.Labels[IstioNames.DataplaneMode] == IstioNames.Ambient ? MeshMode.Ambient
        : home.Labels[InjectionLabel] == "enabled" || (home.Labels.Has(IstioNames.Revision) && home.Labels[InjectionLabel] != "disabled") ? MeshMode.Sidecar
        : MeshMode.Outside;

    /// <summary>What a pod does, whatever was asked for: a sidecar is never captured, and captured is what the CNI says it captured.</summary>
    public static MeshMode Of(PodResource pod) =>
        HasSidecar(pod) ? MeshMode.Sidecar
        : pod.Annotations[IstioNames.Redirection] == "enabled" || pod.Labels[IstioNames.Tunnel] == "http" ? MeshMode.Ambient
        : MeshMode.Outside;

    /// <summary>What several make together.</summary>
    public static MeshMode Of(IEnumerable<MeshMode> modes)
    {
        MeshMode? all = null;
        foreach (var mode in modes)
        {
            if (all is { } known && known != mode)
            {
                return MeshMode.Mixed;
            }

            all = mode;
        }

        return all ?? MeshMode.Outside;
    }

    private static bool HasSidecar(PodResource pod) =>
        !pod.Labels.Has(IstioNames.GatewayName)
        && (pod.Annotations.Has(IstioNames.SidecarStatus) || pod.ContainerNames.Contains(ProxyContainer))
        && pod.ContainerNames.Count > 1;
}
