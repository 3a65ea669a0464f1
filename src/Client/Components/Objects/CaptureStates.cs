using MudBlazor;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Components.Objects;

/// <summary>Reads whether workloads are captured, and says it. The label is a wish, the CNI's annotation the fact.</summary>
public static class CaptureStates
{
    /// <summary>Reads a pod.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="home">Its Namespace; null when that is not known.</param>
    public static CaptureState Of(PodResource pod, NamespaceResource? home) =>
        !pod.IsWorkload ? CaptureState.NotRunning
        : MeshModes.Of(pod) == MeshMode.Sidecar ? CaptureState.Sidecar
        : pod.Annotations[IstioNames.Redirection] switch
        {
            "enabled" => CaptureState.Captured,
            "pending" => CaptureState.Pending,
            _ when pod.Labels.Has(IstioNames.GatewayName) || pod.Labels[IstioNames.Tunnel] == "http" => CaptureState.Proxy,
            _ when !IsAsked(pod, home) => CaptureState.Outside,
            _ when pod.IsHostNetwork => CaptureState.HostNetwork,
            _ => CaptureState.NotCaptured,
        };

    /// <summary>The state as the URL says it.</summary>
    public static string IdOf(CaptureState state) => state switch
    {
        CaptureState.Captured => "captured",
        CaptureState.Pending => "pending",
        CaptureState.NotCaptured => "not-captured",
        CaptureState.Sidecar => "sidecar",
        CaptureState.HostNetwork => "host-network",
        CaptureState.Proxy => "proxy",
        CaptureState.Outside => "outside",
        _ => "not-running",
    };

    /// <summary>The state in a word or two.</summary>
    public static string LabelOf(CaptureState state) => state switch
    {
        CaptureState.Captured => "Captured",
        CaptureState.Pending => "Pending",
        CaptureState.NotCaptured => "Not captured",
        CaptureState.Sidecar => "Sidecar",
        CaptureState.HostNetwork => "Host network",
        CaptureState.Proxy => "Gateway",
        CaptureState.Outside => "Outside",
        _ => "Not running",
    };

    /// <summary>What the state means for traffic.</summary>
    public static string Why(CaptureState state) => state switch
    {
        CaptureState.Captured => "ztunnel carries its traffic: as a client it uses waypoints, as a destination it speaks HBONE.",
        CaptureState.Pending => "Captured in part: its traffic is held until a ztunnel takes it.",
        CaptureState.NotCaptured => "Ambient is asked for, but the CNI has not captured it: as a client it bypasses waypoints.",
        CaptureState.Sidecar => "It has a sidecar: it is never captured and does not use waypoints as a client.",
        CaptureState.HostNetwork => "It uses the node's network: it is never captured and bypasses waypoints.",
        CaptureState.Proxy => "It is a gateway's or waypoint's own pod: it is not captured.",
        CaptureState.Outside => "Neither it nor its namespace asks for ambient: as a client it bypasses waypoints.",
        _ => "It has ended, or has no address yet.",
    };

    /// <summary>The picture of a state.</summary>
    public static string IconOf(CaptureState state) => state switch
    {
        CaptureState.Captured => Icons.Material.Outlined.CheckCircle,
        CaptureState.Pending => Icons.Material.Outlined.HourglassEmpty,
        CaptureState.NotCaptured => Icons.Material.Filled.Warning,
        CaptureState.Sidecar => Icons.Material.Outlined.ViewSidebar,
        CaptureState.HostNetwork => Icons.Material.Outlined.Dns,
        CaptureState.Proxy => Icons.Material.Outlined.Router,
        CaptureState.Outside => Icons.Material.Outlined.RadioButtonUnchecked,
        _ => Icons.Material.Outlined.StopCircle,
    };

    /// <summary>How a state is to be taken.</summary>
    public static StateTone ToneOf(CaptureState state) => state switch
    {
        CaptureState.Captured => StateTone.Good,
        CaptureState.Pending or CaptureState.NotCaptured => StateTone.Warn,
        CaptureState.Sidecar or CaptureState.HostNetwork => StateTone.Note,
        _ => StateTone.Quiet,
    };

    // The pod's label beats the namespace's.
    private static bool IsAsked(PodResource pod, NamespaceResource? home) =>
        (pod.Labels[IstioNames.DataplaneMode] ?? home?.Labels[IstioNames.DataplaneMode]) == IstioNames.Ambient;
}
