using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>Decides whether a waypoint is on the way, as ztunnel does at the client's side (ztunnel: src/proxy/outbound.rs, build_request) and Envoy in an ingress gateway.</summary>
internal sealed class PathDecider(MeshSnapshot mesh, PathClient client, MeshResource destination)
{
    private readonly ResourceIndex _resources = mesh.Resources;

    private string Target => $"{KindWord(destination.Kind)} {destination.Namespace}/{destination.Name}";

    /// <summary>The decision. The order is ztunnel's: who the client is, then what address it connects to, then what is bound to that.</summary>
    public PathDecision Decide()
    {
        var isService = destination.Kind is ResourceKind.Service or ResourceKind.ServiceEntry;
        var binding = mesh.Bindings.Of(destination.Key);
        if (client.Ingress is not null)
        {
            return FromIngress(binding, isService);
        }

        if (!client.IsCaptured)
        {
            return NotCaptured(binding);
        }

        return (destination, isService) switch
        {
            (ServiceResource { Type: "ExternalName" } service, _) => new(
                PathReason.NoWaypoint,
                $"{Target} is only another name for {service.ExternalName}: the client resolves that and connects to it directly, and istiod binds no waypoint to it.",
                DecidedBy: service.Key, Field: $"spec.externalName={service.ExternalName}"),
            (ServiceResource { IsHeadless: true } service, _) => ToHeadless(service),
            (ServiceEntryResource entry, _) when entry.Addresses.Count + entry.AllocatedAddresses.Count == 0 => new(
                PathReason.NoWaypoint,
                $"{Target} has no virtual address (neither spec.addresses nor one that istiod allocated), so ztunnel cannot tell its traffic from any other and passes it through.",
                DecidedBy: entry.Key, Field: "spec.addresses"),
            (PodResource { IsHostNetwork: true } pod, _) => new(
                PathReason.NoWaypoint,
                $"{Target} uses its node's address, which ztunnel does not take for a workload: the connection is passed through as it is.",
                DecidedBy: pod.Key, Field: "spec.hostNetwork=true"),
            (_, false) when binding is WaypointBinding.Bound bound && bound.Waypoint == client.Waypoint => new(
                PathReason.NoWaypoint, $"The client is waypoint {bound.Waypoint} itself, which sends on to its own workloads directly.", DecidedBy: bound.DecidedBy, Field: FieldOf(bound)),
            _ => ByBinding(destination.Key, binding, isService ? PathReason.ServiceWaypoint : PathReason.WorkloadWaypoint),
        };
    }

    private PathDecision ByBinding(ObjectKey target, WaypointBinding? binding, PathReason reached) => binding switch
    {
        WaypointBinding.Bound bound => ToWaypoint(target, bound, reached),
        WaypointBinding.OptedOut opted => new(
            PathReason.OptedOut, $"{Target} opts out of waypoints with {FieldOf(opted)}, so the connection goes directly to an endpoint.", DecidedBy: opted.DecidedBy, Field: FieldOf(opted)),
        WaypointBinding.Refused { Refusal: var refusal } refused => new(
            PathReason.Refused,
            $"{Target} asks for waypoint {refusal.Waypoint} {WaypointField.Where(target, refused.DecidedBy)}, but istiod refuses ({refusal.Reason}: {refusal.Message.TrimEnd('.')}). The connection goes directly to an endpoint, without L7 policy.",
            DecidedBy: refused.DecidedBy, Field: FieldOf(refused)),
        WaypointBinding.None none => new(PathReason.NoWaypoint, WhyNone(none, target), DecidedBy: none.DecidedBy, Field: FieldOf(none)),
        _ => new(PathReason.NoWaypoint, $"{Target} is nothing that the mesh knows, so the connection is passed through."),
    };

    private PathDecision ToWaypoint(ObjectKey target, WaypointBinding.Bound bound, PathReason reached)
    {
        var available = WaypointAvailability.Of(_resources, bound.Waypoint);
        var where = WaypointField.Where(target, bound.DecidedBy);
        var canary = bound.Canary as CanaryBinding.Accepted;
        if (!available.IsAvailable)
        {
            return new(
                PathReason.WaypointUnavailable,
                $"{Target} is bound to waypoint {bound.Waypoint} {where}, but {available.Problem}: connections fail. istiod keeps a waypoint bound as long as it has an address.",
                bound.Waypoint, available, canary, bound.DecidedBy, FieldOf(bound));
        }

        var share = canary is null ? "" : FormattableString.Invariant($" Of new connections {canary.Weight} % go through the canary {canary.Waypoint} instead.");
        var by = client.Ingress is null ? $"{client.Name}'s ztunnel" : client.Name;
        return new(reached, $"{Target} is bound to waypoint {bound.Waypoint} {where}, so {by} sends the connection there.{share}", bound.Waypoint, available, canary, bound.DecidedBy, FieldOf(bound));
    }

    private PathDecision FromIngress(WaypointBinding? binding, bool isService)
    {
        if (binding is not WaypointBinding.Bound bound)
        {
            return ByBinding(destination.Key, binding, PathReason.ServiceWaypoint);
        }

        var use = isService ? IngressUse.Read(destination, _resources.FindNamespace(destination.Namespace)) : default;
        if (!use.IsOn)
        {
            var field = use.IsWritten ? $"{IstioNames.IngressUseWaypoint}={use.Value}" : null;
            var why = !isService ? "a gateway sends to services, and a pod's own waypoint is none of its business"
                : use.IsWritten ? $"{field} on {use.From?.Kind.ToString().ToLowerInvariant()} {use.From?.Name} says so"
                : $"neither the service nor its namespace is labelled {IstioNames.IngressUseWaypoint}=true";
            return new(PathReason.IngressBypass, $"{client.Name} goes directly to an endpoint and skips waypoint {bound.Waypoint}: {why}.", DecidedBy: use.From ?? destination.Key, Field: field);
        }

        return destination is ServiceResource { IsHeadless: true }
            ? new(PathReason.HeadlessService, $"{Target} is headless: without a virtual address {client.Name} cannot send it through waypoint {bound.Waypoint}.", DecidedBy: destination.Key, Field: "spec.clusterIP=None")
            : ToWaypoint(destination.Key, bound, PathReason.ServiceWaypoint);
    }

    private PathDecision NotCaptured(WaypointBinding? binding)
    {
        var missed = binding is WaypointBinding.Bound bound ? $" Waypoint {bound.Waypoint} and its L7 policy are skipped." : "";
        var why = (client.Waypoint, client.Capture?.State) switch
        {
            ({ } waypoint, _) => $"{client.Name} is a pod of waypoint {waypoint}: a waypoint sends to endpoints directly and never through another waypoint.",
            (_, null) => "A client outside the mesh has no ztunnel: kube-proxy sends it straight to an endpoint.",
            (_, CaptureState.Sidecar) => $"{client.Name} has a sidecar, and sidecars send to endpoints directly: they do not go through waypoints.",
            (_, CaptureState.SpeaksHbone) => $"{client.Name} speaks HBONE itself instead of being captured by ztunnel, and sends to endpoints directly.",
            (_, CaptureState.HostNetwork) => $"{client.Name} uses its node's network, which ztunnel does not capture.",
            (_, CaptureState.OptedOut) => $"{client.Name} is labelled {client.Capture.Field}, so ztunnel does not capture it.",
            (_, CaptureState.NotRedirected) => $"{client.Name} should be in ambient ({client.Capture.Field}), but the CNI has not redirected it to ztunnel: the annotation {IstioNames.Redirection}=enabled is missing.",
            _ => $"{client.Name} is not in the ambient mesh: neither it nor namespace {client.Pod?.Namespace} is labelled {IstioNames.DataplaneMode}=ambient.",
        };
        return new(PathReason.ClientNotCaptured, why + missed, DecidedBy: client.Capture?.DecidedBy, Field: client.Capture?.Field);
    }

    // Clients of a headless service address its pods, so that their own waypoint counts.
    private PathDecision ToHeadless(ServiceResource service)
    {
        List<ObjectKey> pods = [.. ServiceEndpoints.Of(_resources, service).Where(workload => workload.IsReady).Select(workload => workload.Key)];
        List<WaypointBinding?> bindings = [.. pods.Select(mesh.Bindings.Of).Distinct()];
        if (bindings is [WaypointBinding.Bound bound] && pods.Count > 0)
        {
            var decision = ToWaypoint(pods[0], bound, PathReason.WorkloadWaypoint);
            return decision with { Explanation = $"{Target} is headless, so clients connect to its pods, which have a waypoint of their own. {decision.Explanation}" };
        }

        var some = bindings.OfType<WaypointBinding.Bound>().Any() ? " Some of its pods have a waypoint of their own and are reached through it." : "";
        return new(
            PathReason.HeadlessService,
            $"{Target} is headless: clients connect to its pods' own addresses, and only a waypoint for workloads would take that.{some}",
            DecidedBy: service.Key, Field: "spec.clusterIP=None");
    }

    private string WhyNone(WaypointBinding.None none, ObjectKey target) => none.Cause switch
    {
        NoBindingCause.GatewayService => $"{Target} belongs to a gateway or waypoint itself, which is not sent through a waypoint.",
        NoBindingCause.WaypointInstance => $"{Target} is a pod of a waypoint, which is not sent through a waypoint.",
        NoBindingCause.InheritedTrafficTypeMismatch => $"{Target} is addressed by its own IP, and the waypoint of namespace {target.Namespace} takes traffic for services only.",
        NoBindingCause.NotInMesh => $"{Target} is nothing that the mesh knows (it has no address, has ended, or is an ExternalName).",
        _ when target.Kind is ResourceKind.Pod or ResourceKind.WorkloadEntry => $"{Target} is addressed by its own IP, and neither it nor namespace {target.Namespace} asks for a waypoint for workloads.",
        _ => $"Neither {Target} nor namespace {target.Namespace} asks for a waypoint ({IstioNames.UseWaypoint}).",
    };

    private string? FieldOf(WaypointBinding binding) => WaypointField.Of(_resources, binding.DecidedBy);

    private static string KindWord(ResourceKind kind) => kind switch
    {
        ResourceKind.Service => "Service",
        ResourceKind.ServiceEntry => "ServiceEntry",
        ResourceKind.WorkloadEntry => "WorkloadEntry",
        _ => "Pod",
    };
}
