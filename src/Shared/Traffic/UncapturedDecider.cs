using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>Says why a client that no ztunnel stands before passes every waypoint by.</summary>
internal sealed class UncapturedDecider(PathClient client)
{
    /// <summary>The decision; the binding of the destination is what is missed.</summary>
    public PathDecision Decide(WaypointBinding? binding)
    {
        var missed = binding is WaypointBinding.Bound bound && bound.Waypoint != client.Waypoint ? $" Waypoint {bound.Waypoint} and its L7 policy are skipped." : "";
        return new(PathReason.ClientNotCaptured, Why() + missed, DecidedBy: client.Capture?.DecidedBy, Field: client.Capture is { IsHeld: true } ? $"{IstioNames.Redirection}=pending" : client.Capture?.Field);
    }

    private string Why() => (client.Waypoint, client.Capture?.State) switch
    {
        ({ } waypoint, _) => $"{client.Name} is {(client.Pod is null ? "itself" : "a pod of")} waypoint {waypoint}: a waypoint sends to endpoints directly and never through another waypoint.",
        (_, _) when client.Capture is { IsHeld: true } => $"{client.Name} is redirected in part only ({IstioNames.Redirection}=pending): until a ztunnel takes it, it can neither send nor receive.",
        (_, null) => client.Gateway is { } gateway
            ? $"{client.Name} is of class {gateway.ClassName}, which is not Istio's and knows nothing of waypoints, and no ztunnel takes its connections."
            : "A client outside the mesh has no ztunnel: kube-proxy sends it straight to an endpoint.",
        (_, CaptureState.Sidecar) => $"{client.Name} has a sidecar, and sidecars send to endpoints directly: they do not go through waypoints.",
        (_, CaptureState.SpeaksHbone) => $"{client.Name} speaks HBONE itself instead of being captured by ztunnel, and sends to endpoints directly.",
        (_, CaptureState.HostNetwork) => $"{client.Name} uses its node's network, which ztunnel does not capture.",
        (_, CaptureState.OptedOut) => $"{client.Name} is labelled {client.Capture.Field}, so ztunnel does not capture it.",
        (_, CaptureState.NotRedirected) => $"{client.Name} should be in ambient ({client.Capture.Field}), but the CNI has not redirected it to ztunnel: the annotation {IstioNames.Redirection}=enabled is missing.",
        _ => $"{client.Name} is not in the ambient mesh: neither it nor namespace {client.Pod?.Namespace} is labelled {IstioNames.DataplaneMode}=ambient.",
    };
}
