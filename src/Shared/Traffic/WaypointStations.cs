using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>The stations that belong to the waypoint on the way.</summary>
internal sealed class WaypointStations(ResourceIndex resources, PathDecision decision)
{
    private readonly MeshNetworks _networks = MeshNetworks.Of(resources);

    /// <summary>The waypoint, with the gateway of its network before it and, where it is captured itself, its ztunnels around it; nothing where no waypoint is on the way.</summary>
    public IEnumerable<TrafficHop> Primary()
    {
        if (decision is not { Waypoint: { } waypoint, Availability: { } available })
        {
            yield break;
        }

        if (NetworkOf(waypoint) is { } network)
        {
            yield return NetworkStations.Gateway(_networks, network, $"waypoint {waypoint}");
        }

        var nodes = CapturedOn(available);
        if (nodes is not null)
        {
            yield return new(HopKind.Ztunnel, "", nodes, null, HopTransport.Hbone, "The waypoint's ztunnel: it stands before a sandwiched waypoint, ends the HBONE connection and hands the rest on.", available.Pods);
        }

        yield return Station(waypoint, available, nodes is null ? HopTransport.Hbone : HopTransport.Redirected, decision.Canary is { } canary
            ? FormattableString.Invariant($"Takes {100 - canary.Weight} % of new connections; the canary takes the rest. ")
            : "");
        if (nodes is not null && available.IsAvailable)
        {
            yield return new(HopKind.Ztunnel, "", nodes, null, HopTransport.Redirected, "The waypoint's ztunnel again: it takes what the waypoint sends on.");
        }
    }

    /// <summary>The canary's station; null without one.</summary>
    public TrafficHop? Canary() => decision is { Canary: { } canary, CanaryAvailability: { } available }
        ? Station(canary.Waypoint, available, HopTransport.Hbone, FormattableString.Invariant($"Takes {canary.Weight} % of new connections. "))
        : null;

    private static TrafficHop Station(WaypointRef waypoint, WaypointAvailability available, HopTransport transport, string share) => new(
        HopKind.Waypoint,
        waypoint.Namespace,
        waypoint.Name,
        waypoint.Key,
        transport,
        share + (available.IsAvailable ? "Applies L7 policies and routes, and picks the endpoint." : $"Connections end here: {available.Problem}."),
        available.Pods);

    private string? NetworkOf(WaypointRef waypoint) =>
        resources.Find(waypoint.Key)?.Labels[IstioNames.Network] is { } network && _networks.IsElsewhere(network) ? network : null;

    // The nodes of the waypoint's pods where ztunnel stands before them; null for ordinary waypoints.
    private string? CapturedOn(WaypointAvailability available)
    {
        List<PodResource> pods = [.. available.Pods.Items.Select(resources.Find).OfType<PodResource>().Where(pod => Capture.Of(pod, null).IsCaptured)];
        return pods.Count == 0 ? null : string.Join(", ", pods.Select(pod => pod.NodeName).Where(node => node.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
