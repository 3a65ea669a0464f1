using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>Lays out the stations of a path once it is decided whether a waypoint is on the way.</summary>
internal sealed class PathRoute(MeshSnapshot mesh, PathClient client, MeshResource destination, int? port, PathDecision decision)
{
    private readonly ResourceIndex _resources = mesh.Resources;
    private readonly List<TrafficHop> _hops = [];

    /// <summary>The stations, the canary's station (null without one), whether the connection gets through, and why not (empty when it does).</summary>
    public (ValueList<TrafficHop> Hops, TrafficHop? Canary, PathOutcome Outcome, string Problem) Build()
    {
        var waypoint = new WaypointStations(_resources, decision);
        _hops.AddRange(ClientStations.Of(client, _resources));
        if (client.Capture is { IsHeld: true } && !client.IsGateway)
        {
            return Ended(PathOutcome.Fails, ""); // The decision has said it.
        }

        _hops.AddRange(waypoint.Primary());
        if (decision.Reason == PathReason.WaypointUnavailable)
        {
            return Ended(decision.CanaryAvailability is { IsAvailable: true } ? PathOutcome.FailsInPart : PathOutcome.Fails, "");
        }

        var (outcome, problem) = Arrive();
        return Ended(outcome == PathOutcome.Reaches && decision.CanaryAvailability is { IsAvailable: false } ? PathOutcome.FailsInPart : outcome, problem);

        (ValueList<TrafficHop> Hops, TrafficHop? Canary, PathOutcome Outcome, string Problem) Ended(PathOutcome outcome, string problem) =>
            (_hops.ToValueList(), waypoint.Canary(), outcome, problem);
    }

    private (PathOutcome Outcome, string Problem) Arrive()
    {
        if (destination is ServiceResource { Type: "ExternalName" } alias)
        {
            _hops.Add(new(HopKind.Endpoint, "", alias.ExternalName ?? "", null, HopTransport.Plaintext, "What the name stands for; outside of what the mesh decides."));
            return (PathOutcome.Reaches, "");
        }

        if (destination is ServiceResource { Ports.Count: > 0 } service && port is not null && service.Ports.All(found => found.Port != port))
        {
            return (PathOutcome.Fails, $"Service {service.Namespace}/{service.Name} has no port {port} (but {string.Join(", ", service.Ports.Select(found => found.Port).Distinct())}): connections fail.");
        }

        var endpoints = Endpoints();
        if (endpoints.Count == 0 && destination is ServiceEntryResource entry)
        {
            _hops.Add(External(entry));
            return (PathOutcome.Reaches, "");
        }

        var ready = endpoints.Where(Answers).ToList();
        if (ready.Count == 0)
        {
            return (PathOutcome.Fails, WhyNobody(endpoints));
        }

        var stations = new EndpointStations(_resources, client, destination, decision);
        _hops.AddRange(stations.Of(ready));
        return stations.Denied(ready, port) is { } problem ? (PathOutcome.Fails, problem) : (PathOutcome.Reaches, "");
    }

    private IReadOnlyList<Workload> Endpoints() => destination.Kind is ResourceKind.Service or ResourceKind.ServiceEntry
        ? ServiceEndpoints.Of(_resources, destination)
        : Workload.Find(_resources, destination.Key) is { } single ? [single] : [];

    // Who connects to a pod's own address is let in whether or not the pod is ready; only services leave out what is not.
    private bool Answers(Workload endpoint) => endpoint.Capture is not { IsHeld: true }
        && (destination is PodResource pod ? pod.IsWorkload : endpoint.IsReady);

    private string WhyNobody(IReadOnlyList<Workload> endpoints) => endpoints switch
    {
        { Count: 0 } => $"Nothing stands behind {destination.Name}: connections fail.",
        _ when endpoints.Any(endpoint => endpoint.IsReady && endpoint.Capture is { IsHeld: true }) =>
            $"What stands behind {destination.Name} is redirected in part only ({IstioNames.Redirection}=pending) and cannot receive until a ztunnel takes it: connections fail.",
        [_] when destination is PodResource => $"{destination.Name} has ended or has no address: connections fail.",
        _ => FormattableString.Invariant($"None of the {endpoints.Count} endpoints is ready: connections fail."),
    };

    private static TrafficHop External(ServiceEntryResource entry)
    {
        var host = entry.Hosts.Count > 0 ? entry.Hosts[0] : entry.Name;
        return new(HopKind.Endpoint, entry.Namespace, host, entry.Key, HopTransport.Plaintext, entry.Resolution.StartsWith("DNS", StringComparison.Ordinal)
            ? "The host outside of the mesh, resolved by DNS; the bytes travel as the client or a DestinationRule encrypts them."
            : "The address that the client asked for, outside of the mesh; the bytes travel as the client or a DestinationRule encrypts them.");
    }
}
