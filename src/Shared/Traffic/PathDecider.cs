using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>Decides whether a waypoint is on the way, as ztunnel does at the client's side (ztunnel: src/proxy/outbound.rs, build_request).</summary>
internal sealed class PathDecider(MeshSnapshot mesh, PathClient client, MeshResource destination, int? port)
{
    private readonly ResourceIndex _resources = mesh.Resources;
    private readonly PathBinding _binding = new(mesh, client, destination);

    private string Target => _binding.Target;

    /// <summary>The decision. The order is ztunnel's: who the client is, then what address it connects to, then what is bound to that.</summary>
    public PathDecision Decide()
    {
        if (client.IsGateway)
        {
            return new GatewayDecider(mesh, client, destination, _binding).Decide();
        }

        if (!client.IsCaptured)
        {
            return new UncapturedDecider(client).Decide(mesh.Bindings.Of(destination.Key));
        }

        return NotAnAddress() ?? ByAddress();
    }

    // What ztunnel does not find under the address that the client connects to: it passes that through as it is.
    private PathDecision? NotAnAddress() => destination switch
    {
        ServiceResource { Type: "ExternalName" } service => new(
            PathReason.NoWaypoint,
            $"{Target} is only another name for {service.ExternalName}: the client resolves that and connects to it directly, and istiod binds no waypoint to it.",
            DecidedBy: service.Key, Field: $"spec.externalName={service.ExternalName}"),
        ServiceResource service when UdpPort(service) => new(
            PathReason.NoWaypoint,
            $"Port {port} of {Target} is UDP, which neither ztunnel nor waypoints carry: the packets go directly to an endpoint.",
            DecidedBy: service.Key, Field: $"spec.ports: {port}/UDP"),
        ServiceEntryResource entry => NotAnAddress(entry),
        PodResource { IsHostNetwork: true } pod => new(
            PathReason.NoWaypoint,
            $"{Target} uses its node's address, which ztunnel does not take for a workload: the connection is passed through as it is.",
            DecidedBy: pod.Key, Field: "spec.hostNetwork=true"),
        PodResource or WorkloadEntryResource when Workload.Find(_resources, destination.Key) is { Network: var network } && MeshNetworks.Of(_resources).IsElsewhere(network) => new(
            PathReason.NoWaypoint,
            $"{Target} is in network {network}: only services are reached across networks, and ztunnel does not know its address in this one. The connection is passed through as it is.",
            DecidedBy: destination.Key, Field: $"{IstioNames.Network}={network}"),
        _ => null,
    };

    private PathDecision? NotAnAddress(ServiceEntryResource entry)
    {
        if (VirtualAddress.WhyNone(entry) is (var why, var field))
        {
            return new(PathReason.NoWaypoint, $"{Target} has no virtual address ({why}), so ztunnel cannot tell its traffic from any other and passes it through.", DecidedBy: entry.Key, Field: field);
        }

        if (entry.Addresses.Count == 0 && client.Pod is { } pod && GoBoolean.IsFalse(pod.Annotations[IstioNames.DnsCapture]))
        {
            return new(
                PathReason.NoWaypoint,
                $"{client.Name} does not let ztunnel answer its DNS questions, so it never learns the address that istiod allocated to {Target}: it connects to what the host really resolves to, and that is passed through.",
                DecidedBy: pod.Key, Field: $"{IstioNames.DnsCapture}={pod.Annotations[IstioNames.DnsCapture]}");
        }

        var visibility = ServiceEntryVisibility.Of(MeshConfigResource.Find(_resources), _resources.FindNamespace(entry.Namespace)?.Labels ?? LabelSet.Empty);
        return visibility == ServiceEntryVisibility.InNamespace && client.Pod?.Namespace != entry.Namespace
            ? new(
                PathReason.NoWaypoint,
                $"{Target} is seen in its own namespace only (MeshConfig.serviceEntryVisibility), so the ztunnel of {client.Name} does not know its address and passes the connection through.",
                DecidedBy: entry.Key, Field: "serviceEntryVisibility=NAMESPACE")
            : null;
    }

    private PathDecision ByAddress()
    {
        if (destination is ServiceResource { IsHeadless: true } service)
        {
            return ToHeadless(service);
        }

        var binding = mesh.Bindings.Of(destination.Key);
        var decision = !_binding.IsService && binding is WaypointBinding.Bound bound && bound.Waypoint == client.Waypoint
            ? new(PathReason.NoWaypoint, $"The client is waypoint {bound.Waypoint} itself, which sends on to its own workloads directly.", DecidedBy: bound.DecidedBy, Field: _binding.FieldOf(bound))
            : _binding.Decide(destination.Key, binding, _binding.IsService ? PathReason.ServiceWaypoint : PathReason.WorkloadWaypoint);
        return decision.IsByBinding && destination is ServiceEntryResource entry && entry.Hosts.All(host => host.StartsWith('*')) && WaypointMissingCondition.WildcardOf(entry) is { } wildcard
            ? decision with { Explanation = $"{decision.Explanation} With its wildcard host {wildcard} it does not apply without a waypoint: to ztunnel the connection goes to a place that it does not know, and is passed through as it is." }
            : decision;
    }

    // Clients of a headless service address its pods, so that their own waypoint counts.
    private PathDecision ToHeadless(ServiceResource service)
    {
        List<ObjectKey> pods = [.. ServiceEndpoints.Of(_resources, service).Where(workload => workload.IsReady).Select(workload => workload.Key)];
        List<WaypointBinding?> bindings = [.. pods.Select(mesh.Bindings.Of).Distinct()];
        if (bindings is [WaypointBinding.Bound bound] && bound.Waypoint != client.Waypoint)
        {
            var decision = _binding.ToWaypoint(pods[0], bound, PathReason.WorkloadWaypoint);
            return decision with { Explanation = $"{Target} is headless, so clients connect to its pods, which have a waypoint of their own. {decision.Explanation}" };
        }

        var some = bindings.OfType<WaypointBinding.Bound>().Any(found => found.Waypoint != client.Waypoint) ? " Some of its pods have a waypoint of their own and are reached through it." : "";
        return new(
            PathReason.HeadlessService,
            $"{Target} is headless: clients connect to its pods' own addresses, and only a waypoint for workloads would take that.{some}",
            DecidedBy: service.Key, Field: "spec.clusterIP=None");
    }

    private bool UdpPort(ServiceResource service) => port is not null && service.Ports.Any(found => found.Port == port && found.Protocol == "UDP")
        && !service.Ports.Any(found => found.Port == port && found.Protocol == "TCP");
}
