using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>The stations at the destination's side.</summary>
internal sealed class EndpointStations(ResourceIndex resources, PathClient client, MeshResource destination, PathDecision decision)
{
    private readonly MeshNetworks _networks = MeshNetworks.Of(resources);

    private bool IsService => destination.Kind is ResourceKind.Service or ResourceKind.ServiceEntry;

    // The one who sends to the endpoints: the waypoint, else the client.
    private bool SpeaksHbone => decision.Waypoint is not null || client.IsCaptured || client.HasProxy;

    /// <summary>The stations of endpoints that can answer. Those that are reached in the same way make one; a service may have captured ones, other ones, and some in other networks.</summary>
    public IEnumerable<TrafficHop> Of(IReadOnlyList<Workload> ready)
    {
        foreach (var network in ready.GroupBy(endpoint => IsService && _networks.IsElsewhere(endpoint.Network) ? endpoint.Network : "").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var stations = network.Key.Length > 0 ? Elsewhere(network.Key, [.. network], ready.Count) : Here([.. network], ready.Count);
            foreach (var station in stations)
            {
                yield return station;
            }
        }
    }

    /// <summary>Why the ztunnels of all endpoints refuse the sender; null when one lets it in, as far as can be told.</summary>
    public string? Denied(IReadOnlyList<Workload> ready, int? port)
    {
        if (ready.Any(endpoint => !IsGuarded(endpoint)))
        {
            return null;
        }

        var settings = MeshSettings.Of(resources);
        var source = Sender(settings);
        var targetPort = destination is PodResource ? port : null;
        var verdicts = ready.Select(endpoint => new L4Authorization(resources, endpoint.Key.Namespace, settings.RootNamespace).Decide(endpoint.Labels, source, targetPort)).ToList();
        if (!verdicts.All(verdict => verdict.IsDenied))
        {
            return null;
        }

        var policies = string.Join(", ", verdicts.SelectMany(verdict => verdict.DecidedBy.Items).Distinct().Order().Select(key => $"{key.Kind} {key.Namespace}/{key.Name}"));
        return source is null
            ? $"The endpoint's ztunnel refuses it, for it comes in plaintext: {policies}."
            : $"The endpoint's ztunnel refuses it, for it comes from {source.Principal}: {policies}.";
    }

    private IEnumerable<TrafficHop> Here(List<Workload> endpoints, int total)
    {
        foreach (var group in endpoints.GroupBy(ReachedAs).OrderBy(group => group.Key))
        {
            List<Workload> members = [.. group];
            var transport = TransportTo(group.Key);
            if (group.Key == CaptureState.Captured)
            {
                string[] nodes = [.. members.Select(member => member.Node).Where(node => node.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
                yield return new(HopKind.Ztunnel, "", string.Join(", ", nodes), null, transport, ZtunnelWhy(transport), members.Select(member => member.Key).ToValueList());
                transport = HopTransport.Redirected;
            }

            yield return Endpoint(members, transport, Share(members.Count, total) + EndpointWhy(group.Key, members));
        }
    }

    // Endpoints of another network are one to istiod: the gateway there picks.
    private IEnumerable<TrafficHop> Elsewhere(string network, List<Workload> endpoints, int total)
    {
        var share = Share(endpoints.Count, total);
        if (!SpeaksHbone)
        {
            yield return Endpoint(endpoints, HopTransport.Plaintext, $"{share}In network {network}; whether its address can be reached from here cannot be told from the objects.");
            yield break;
        }

        var isSidecar = decision.Waypoint is null && !client.IsCaptured && client.Waypoint is null;
        yield return isSidecar
            ? NetworkStations.Gateway(_networks, network, HopTransport.MutualTls, "It passes the client's mTLS connection on; what it picks there cannot be seen from this cluster.")
            : NetworkStations.Gateway(_networks, network, $"{destination.Kind} {destination.Namespace}/{destination.Name}");
        yield return Endpoint(endpoints, isSidecar ? HopTransport.MutualTls : HopTransport.Hbone, $"{share}Answers in network {network}, where what stands before it is not known.");
    }

    private CaptureState ReachedAs(Workload endpoint) => endpoint.Capture switch
    {
        { State: CaptureState.Captured } when IsGuarded(endpoint) => CaptureState.Captured,
        { State: CaptureState.SpeaksHbone or CaptureState.Sidecar } capture => capture.State,
        _ => CaptureState.Outside,
    };

    private bool IsGuarded(Workload endpoint) => endpoint.Capture is { IsCaptured: true } capture
        && (SpeaksHbone || !capture.BypassesInbound)
        && !(IsService && _networks.IsElsewhere(endpoint.Network));

    private TrafficHop Endpoint(List<Workload> members, HopTransport transport, string why) => members is [{ Key.Kind: ResourceKind.Pod or ResourceKind.WorkloadEntry } single]
        ? new(HopKind.Endpoint, single.Key.Namespace, single.Name, single.Key, transport, why, [single.Key])
        : new(HopKind.Endpoint, destination.Namespace, destination.Name, destination.Key, transport, why, members.Select(member => member.Key).Distinct().ToValueList());

    // Who speaks to the endpoint: the waypoint, the client's own proxy, its ztunnel, or nobody but the client.
    private HopTransport TransportTo(CaptureState state) => state switch
    {
        CaptureState.Captured or CaptureState.SpeaksHbone when SpeaksHbone => HopTransport.Hbone,
        CaptureState.Sidecar when decision.Waypoint is null && client.HasProxy && client.Waypoint is null => HopTransport.MutualTls,
        _ => HopTransport.Plaintext,
    };

    private WorkloadIdentity? Sender(MeshSettings settings)
    {
        if (decision is { Waypoint: { } waypoint, Availability: { } available })
        {
            var pod = available.Pods.Items.Select(resources.Find).OfType<PodResource>().FirstOrDefault();
            return new(settings.TrustDomain, waypoint.Namespace, pod?.ServiceAccount ?? waypoint.Name);
        }

        return (client.IsCaptured || client.HasProxy) && client.Identity is { } identity ? new(settings.TrustDomain, identity.Namespace, identity.ServiceAccount) : null;
    }

    private static string Share(int count, int total) => count == total ? "" : FormattableString.Invariant($"{count} of {total} endpoints. ");

    private static string ZtunnelWhy(HopTransport transport) => transport == HopTransport.Plaintext
        ? "The endpoint's ztunnel: the connection comes in plaintext and without an identity; L4 policies apply."
        : "The endpoint's ztunnel: checks who it comes from, applies L4 policies and hands it to the pod.";

    private static string EndpointWhy(CaptureState state, List<Workload> members) => state switch
    {
        CaptureState.Captured => "Answers; captured by its node's ztunnel.",
        CaptureState.SpeaksHbone => "Answers; speaks HBONE itself.",
        CaptureState.Sidecar => "Answers; its sidecar takes the connection.",
        _ when members.Exists(member => member.Capture is { IsCaptured: true, BypassesInbound: true }) =>
            $"Answers; plain connections pass its ztunnel by ({IstioNames.BypassInboundCapture}), so no L4 policy of Istio applies.",
        _ => "Answers; no ztunnel stands before it, so no L4 policy of Istio applies.",
    };
}
