using System.Collections.Immutable;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Topology;

/// <summary>Reads the gateways of one namespace, each with the pods and the service that were made for it, and the waypoints that are looked for there in vain.</summary>
/// <param name="live">The mesh.</param>
/// <param name="name">The namespace's name.</param>
/// <param name="waypointNames">The waypoints that are looked for there.</param>
internal sealed class GatewayReading(LiveMesh live, string name, ImmutableSortedSet<string> waypointNames)
{
    private readonly NamespacePartition _partition = live.Mesh.Resources.In(name);

    /// <summary>Whether something was made for a gateway, which stands for it.</summary>
    public bool Owns(MeshResource resource) =>
        resource.Labels[IstioNames.GatewayName] is { } gateway && _partition.Find(ResourceKind.Gateway, gateway) is not null;

    /// <summary>The nodes.</summary>
    public IEnumerable<TopologyNode> Read()
    {
        var instances = _partition.All<PodResource>(ResourceKind.Pod).Where(Owns).ToLookup(pod => pod.Labels[IstioNames.GatewayName]);
        foreach (var gateway in _partition.All<GatewayResource>(ResourceKind.Gateway))
        {
            yield return Node(gateway, [.. instances[gateway.Name]]);
        }

        foreach (var missing in waypointNames.Where(missing => _partition.Find(ResourceKind.Gateway, missing) is null))
        {
            yield return new(
                TopologyIds.Missing(new(name, missing)), TopologyNodeKind.MissingWaypoint, TopologyIds.Namespace(name), name,
                missing.Length == 0 ? "(empty name)" : missing, "not there", TopologyState.Missing, MeshMode.Outside);
        }
    }

    private TopologyNode Node(GatewayResource gateway, List<PodResource> pods)
    {
        var isWaypoint = waypointNames.Contains(gateway.Name) || GatewayRoles.Of(gateway, live.Mesh.Resources) == GatewayRole.Waypoint;
        var waypoint = isWaypoint ? Waypoint.Read(gateway, live.Mesh.Resources) : null;
        var ready = pods.Count(pod => pod.IsReady);
        var detail = pods.Count == 0 ? "no pods" : $"{ready}/{pods.Count} ready";
        return new(
            gateway.Key.ToString(),
            isWaypoint ? TopologyNodeKind.Waypoint : TopologyNodeKind.IngressGateway,
            TopologyIds.Namespace(name),
            name,
            gateway.Name,
            waypoint is null ? detail : $"{TypeText(waypoint)} · {detail}",
            StateOf(gateway, pods.Count, ready),
            MeshMode.Ambient,
            Problems(gateway, pods),
            new(0, 0, pods.Count, 0),
            waypoint?.TrafficType);
    }

    private ProblemCounts Problems(GatewayResource gateway, List<PodResource> pods) =>
        pods.Aggregate(ProblemCounts.Of(live.Findings.Of(gateway.Key)), (sum, pod) => sum + ProblemCounts.Of(live.Findings.Of(pod.Key)));

    private static TopologyState StateOf(GatewayResource gateway, int pods, int ready) =>
        gateway.Addresses.Count == 0 ? TopologyState.NotReady
        : gateway.Programmed is { Status: "True" } && (pods == 0 || ready > 0) ? TopologyState.Ready
        : TopologyState.Degraded;

    private static string TypeText(Waypoint waypoint) => waypoint.TrafficType switch
    {
        TrafficType.Service => "service",
        TrafficType.Workload => "workload",
        TrafficType.All => "all",
        TrafficType.None => "none",
        _ => "unknown type",
    };
}
