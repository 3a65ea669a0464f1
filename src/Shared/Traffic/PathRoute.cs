using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>Lays out the stations of a path once it is decided whether a waypoint is on the way.</summary>
internal sealed class PathRoute(MeshSnapshot mesh, PathClient client, MeshResource destination, int? port, PathDecision decision)
{
    private readonly ResourceIndex _resources = mesh.Resources;
    private readonly List<TrafficHop> _hops = [];

    /// <summary>The stations, whether the connection gets through, and why not (empty when it does).</summary>
    public (ValueList<TrafficHop> Hops, PathOutcome Outcome, string Problem) Build()
    {
        AddClient();
        if (decision is { Waypoint: { } waypoint, Availability: { } available })
        {
            AddWaypoint(waypoint, available, decision.Canary);
        }

        if (decision.Reason == PathReason.WaypointUnavailable)
        {
            return (_hops.ToValueList(), PathOutcome.Fails, "");
        }

        if (destination is ServiceResource { Type: "ExternalName" } alias)
        {
            _hops.Add(new(HopKind.Endpoint, "", alias.ExternalName ?? "", null, HopTransport.Plaintext, "What the name stands for; outside of what the mesh decides."));
            return (_hops.ToValueList(), PathOutcome.Reaches, "");
        }

        var endpoints = Endpoints();
        if (endpoints.Count == 0 && destination is ServiceEntryResource entry)
        {
            AddExternal(entry);
            return (_hops.ToValueList(), PathOutcome.Reaches, "");
        }

        var ready = endpoints.Where(endpoint => endpoint.IsReady).ToList();
        if (ready.Count == 0)
        {
            return (_hops.ToValueList(), PathOutcome.Fails, endpoints.Count == 0
                ? $"Nothing stands behind {destination.Name}: connections fail."
                : FormattableString.Invariant($"None of the {endpoints.Count} endpoints is ready: connections fail."));
        }

        AddEndpoints(ready);
        return Denied(ready) is { } problem ? (_hops.ToValueList(), PathOutcome.Fails, problem) : (_hops.ToValueList(), PathOutcome.Reaches, "");
    }

    private void AddClient()
    {
        if (client.Ingress is { } gateway)
        {
            var pods = WaypointAvailability.PodsOf(_resources, gateway).Where(pod => pod.IsReady).Select(pod => pod.Key).Order().ToValueList();
            _hops.Add(new(HopKind.IngressGateway, gateway.Namespace, gateway.Name, gateway.Key, HopTransport.None, "Takes the request from outside and routes it.", pods));
            return;
        }

        if (client.Pod is not { } pod)
        {
            _hops.Add(new(HopKind.OutsideClient, "", "outside", null, HopTransport.None, "Opens the connection."));
            return;
        }

        _hops.Add(new(HopKind.Client, pod.Namespace, pod.Name, pod.Key, HopTransport.None, client.Waypoint is null ? "Opens the connection." : "A waypoint that opens a connection of its own."));
        if (client.IsCaptured)
        {
            _hops.Add(new(HopKind.Ztunnel, "", pod.NodeName, null, HopTransport.Redirected, "The client's ztunnel: takes the connection and decides on the waypoint by the address that it goes to."));
        }
    }

    private void AddWaypoint(WaypointRef waypoint, WaypointAvailability available, CanaryBinding.Accepted? canary)
    {
        var why = !available.IsAvailable ? $"Connections end here: {available.Problem}."
            : canary is null ? "Applies L7 policies and routes, and picks the endpoint."
            : FormattableString.Invariant($"Applies L7 policies and routes, and picks the endpoint; for {canary.Weight} % of new connections canary {canary.Waypoint} does.");
        _hops.Add(new(HopKind.Waypoint, waypoint.Namespace, waypoint.Name, waypoint.Key, HopTransport.Hbone, why, available.Pods));
    }

    private void AddExternal(ServiceEntryResource entry)
    {
        var host = entry.Hosts.Count > 0 ? entry.Hosts[0] : entry.Name;
        _hops.Add(new(HopKind.Endpoint, entry.Namespace, host, entry.Key, HopTransport.Plaintext, entry.Resolution.StartsWith("DNS", StringComparison.Ordinal)
            ? "The host outside of the mesh, resolved by DNS; the bytes travel as the client or a DestinationRule encrypts them."
            : "The address that the client asked for, outside of the mesh; the bytes travel as the client or a DestinationRule encrypts them."));
    }

    private IReadOnlyList<Workload> Endpoints() => destination.Kind is ResourceKind.Service or ResourceKind.ServiceEntry
        ? ServiceEndpoints.Of(_resources, destination)
        : Workload.Find(_resources, destination.Key) is { } single ? [single] : [];

    // Endpoints that are reached in the same way make one station; a service may have both captured and other ones.
    private void AddEndpoints(List<Workload> ready)
    {
        foreach (var group in ready.GroupBy(endpoint => (endpoint.Capture?.State ?? CaptureState.Outside) switch
        {
            CaptureState.Captured => CaptureState.Captured,
            CaptureState.SpeaksHbone => CaptureState.SpeaksHbone,
            CaptureState.Sidecar => CaptureState.Sidecar,
            _ => CaptureState.Outside,
        }).OrderBy(group => group.Key))
        {
            List<Workload> members = [.. group];
            var transport = TransportTo(group.Key);
            if (group.Key == CaptureState.Captured)
            {
                string[] nodes = [.. members.Select(member => member.Node).Where(node => node.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
                _hops.Add(new(HopKind.Ztunnel, "", string.Join(", ", nodes), null, transport, ZtunnelWhy(transport), members.Select(member => member.Key).ToValueList()));
                transport = HopTransport.Redirected;
            }

            _hops.Add(Endpoint(members, transport, Share(members.Count, ready.Count) + EndpointWhy(group.Key)));
        }
    }

    private TrafficHop Endpoint(List<Workload> members, HopTransport transport, string why) => members is [var single] && single.Key.Kind is ResourceKind.Pod or ResourceKind.WorkloadEntry
        ? new(HopKind.Endpoint, members[0].Key.Namespace, members[0].Name, members[0].Key, transport, why, [members[0].Key])
        : new(HopKind.Endpoint, destination.Namespace, destination.Name, destination.Key, transport, why, members.Select(member => member.Key).Distinct().ToValueList());

    // Who speaks to the endpoint: the waypoint, the client's own proxy, its ztunnel, or nobody but the client.
    private HopTransport TransportTo(CaptureState state) => state switch
    {
        CaptureState.Captured or CaptureState.SpeaksHbone when decision.Waypoint is not null || client.IsCaptured || client.HasProxy => HopTransport.Hbone,
        CaptureState.Sidecar when decision.Waypoint is null && client.HasProxy && client.Waypoint is null => HopTransport.MutualTls,
        _ => HopTransport.Plaintext,
    };

    private string? Denied(List<Workload> ready)
    {
        List<Workload> captured = [.. ready.Where(endpoint => endpoint.Capture is { IsCaptured: true })];
        if (captured.Count == 0 || captured.Count < ready.Count)
        {
            return null;
        }

        var settings = MeshSettings.Of(_resources);
        var source = Sender(settings);
        var targetPort = destination is PodResource ? port : null;
        var verdicts = captured.Select(endpoint => new L4Authorization(_resources, endpoint.Key.Namespace, settings.RootNamespace).Decide(endpoint.Labels, source, targetPort)).ToList();
        if (!verdicts.All(verdict => verdict.IsDenied))
        {
            return null;
        }

        var policies = string.Join(", ", verdicts.SelectMany(verdict => verdict.DecidedBy.Items).Distinct().Order().Select(key => $"{key.Kind} {key.Namespace}/{key.Name}"));
        return source is null
            ? $"The endpoint's ztunnel refuses it, for it comes in plaintext: {policies}."
            : $"The endpoint's ztunnel refuses it, for it comes from {source.Principal}: {policies}.";
    }

    private WorkloadIdentity? Sender(MeshSettings settings)
    {
        if (decision is { Waypoint: { } waypoint, Availability: { } available })
        {
            var pod = available.Pods.Items.Select(_resources.Find).OfType<PodResource>().FirstOrDefault();
            return new(settings.TrustDomain, waypoint.Namespace, pod?.ServiceAccount ?? waypoint.Name);
        }

        return (client.IsCaptured || client.HasProxy) && client.Identity is { } identity ? new(settings.TrustDomain, identity.Namespace, identity.ServiceAccount) : null;
    }

    private static string Share(int count, int total) => count == total ? "" : FormattableString.Invariant($"{count} of {total} endpoints. ");

    private static string ZtunnelWhy(HopTransport transport) => transport == HopTransport.Plaintext
        ? "The endpoint's ztunnel: the connection comes in plaintext and without an identity; L4 policies apply."
        : "The endpoint's ztunnel: checks who it comes from, applies L4 policies and hands it to the pod.";

    private static string EndpointWhy(CaptureState state) => state switch
    {
        CaptureState.Captured => "Answers; captured by its node's ztunnel.",
        CaptureState.SpeaksHbone => "Answers; speaks HBONE itself.",
        CaptureState.Sidecar => "Answers; its sidecar takes the connection.",
        _ => "Answers; no ztunnel stands before it, so no L4 policy of Istio applies.",
    };
}
