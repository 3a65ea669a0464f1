using System.Collections.Immutable;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Topology;

/// <summary>Reads everything that could be shown of one namespace.</summary>
internal sealed class NamespaceReading
{
    private readonly LiveMesh _live;
    private readonly string _name;
    private readonly string _id;
    private readonly NamespacePartition _partition;
    private readonly MeshMode _mode;
    private readonly SelectorIndex _selectors = new();
    private readonly Dictionary<string, MeshMode> _modes = new(StringComparer.Ordinal);
    private readonly List<TopologyNode> _nodes = [];
    private readonly List<TopologyEdge> _edges = [];

    private NamespaceReading(LiveMesh live, string name)
    {
        _live = live;
        _name = name;
        _id = TopologyIds.Namespace(name);
        _partition = live.Mesh.Resources.In(name);
        _mode = MeshModes.Of(live.Mesh.Resources.FindNamespace(name));
    }

    /// <summary>Reads a namespace.</summary>
    /// <param name="live">The mesh.</param>
    /// <param name="name">The namespace's name.</param>
    /// <param name="references">The waypoints that are named by anybody.</param>
    public static NamespaceDetail Read(LiveMesh live, string name, WaypointReferences references) =>
        new NamespaceReading(live, name).Read(references.In(name));

    private NamespaceDetail Read(ImmutableSortedSet<string> waypointNames)
    {
        AddEnrollment();
        var gateways = new GatewayReading(_live, _name, waypointNames);
        _nodes.AddRange(gateways.Read());
        AddWorkloads(_partition.All<PodResource>(ResourceKind.Pod).Where(pod => !gateways.Owns(pod)));
        AddWorkloadEntries();
        AddServices(_partition.All<ServiceResource>(ResourceKind.Service).Where(service => !gateways.Owns(service)));
        AddServiceEntries();
        return new(Home(), [.. _nodes], [.. _edges]);
    }

    private TopologyNode Home()
    {
        var problems = ProblemCounts.Of(_live.Findings.Of(ObjectKeyOfHome()));
        foreach (var resource in _partition.Everything())
        {
            problems += ProblemCounts.Of(_live.Findings.Of(resource.Key));
        }

        // A gateway that is well says nothing about those who may use it.
        var state = _nodes.Select(node => node.State).Where(state => state is not TopologyState.Ready).DefaultIfEmpty(TopologyState.NotEnrolled).Max();
        var counts = _nodes.Aggregate(default(TopologyCounts), (sum, node) => sum + TopologyCounts.Of(node.Kind));
        return new(
            _id, TopologyNodeKind.Namespace, null, _name, _name, "", state < TopologyState.NotEnrolled ? TopologyState.NotEnrolled : state, _mode, problems, counts,
            CanExpand: _nodes.Count > 0);
    }

    private ObjectKey ObjectKeyOfHome() => ObjectKey.ForNamespace(_name);

    private void AddEnrollment()
    {
        if (_live.Mesh.Resources.FindNamespace(_name) is { } home && EnrollmentEdges.OfNamespace(home, _live.Mesh) is { } edge)
        {
            _edges.Add(edge);
            var label = home.Labels[IstioNames.UseWaypoint] ?? "";
            var state = edge.Kind == TopologyEdgeKind.Refused ? TopologyState.Refused : TopologyState.Bound;
            _nodes.Add(new(edge.Source, TopologyNodeKind.NamespaceEnrollment, _id, _name, "whole namespace", label, state, _mode));
        }
    }

    private void AddWorkloads(IEnumerable<PodResource> pods)
    {
        foreach (var (owner, members) in WorkloadGroups.Of(pods, _partition))
        {
            var id = TopologyIds.Workload(_name, owner);
            var podNodes = members.Select(pod => PodNode(pod, id)).ToList();
            var mode = MeshModes.Of(podNodes.Select(node => node.Mode));
            var problems = podNodes.Aggregate(default(ProblemCounts), (sum, node) => sum + node.Problems) + ProblemsOfOwner(owner);
            var ready = members.Count(pod => pod.IsReady);
            _modes[id] = mode;
            _nodes.Add(new(
                id, TopologyNodeKind.Workload, _id, _name, owner.Name, $"{ready}/{members.Count} ready", podNodes.Max(node => node.State), mode, problems,
                new(0, 0, members.Count, 0), CanExpand: true));
            _nodes.AddRange(podNodes);
        }
    }

    private TopologyNode PodNode(PodResource pod, string workload)
    {
        var id = pod.Key.ToString();
        var binding = _live.Mesh.Bindings.Of(pod.Key);
        _edges.AddRange(EnrollmentEdges.Of(id, pod.Key, binding, _live.Mesh));
        if (pod.IsWorkload)
        {
            _selectors.Add(workload, pod.Labels);
        }

        var detail = pod.IsReady ? "ready" : pod.WaitingReason ?? pod.Phase;
        return new(id, TopologyNodeKind.Pod, workload, _name, pod.Name, detail, StateOf(binding), MeshModes.Of(pod), ProblemsOf(pod.Key));
    }

    private ProblemCounts ProblemsOfOwner(OwnerReference owner) =>
        owner.Kind == nameof(ResourceKind.Deployment) ? ProblemsOf(new(ResourceKind.Deployment, _name, owner.Name)) : default;

    private void AddWorkloadEntries()
    {
        foreach (var entry in _partition.All<WorkloadEntryResource>(ResourceKind.WorkloadEntry))
        {
            var mode = entry.EffectiveLabels[IstioNames.Tunnel] == "http" ? MeshMode.Ambient : MeshMode.Outside;
            var id = Add(entry, TopologyNodeKind.Workload, entry.Address, mode);
            _modes[id] = mode;
            _selectors.Add(id, entry.EffectiveLabels);
        }
    }

    private void AddServices(IEnumerable<ServiceResource> services)
    {
        foreach (var service in services)
        {
            var chosen = _selectors.Chosen(service.Selector).ToList();
            var detail = service.Type == "ExternalName" ? $"ExternalName {service.ExternalName}" : service.IsHeadless ? "headless" : "";
            Select(Add(service, TopologyNodeKind.Service, detail, ModeOf(chosen), chosen.Count > 0), chosen);
        }
    }

    private void AddServiceEntries()
    {
        foreach (var entry in _partition.All<ServiceEntryResource>(ResourceKind.ServiceEntry))
        {
            var chosen = entry.WorkloadSelector is { } selector ? _selectors.Chosen(selector).ToList() : [];
            var mode = entry.Location == "MESH_INTERNAL" ? ModeOf(chosen) : MeshMode.Outside;
            Select(Add(entry, TopologyNodeKind.ServiceEntry, string.Join(", ", entry.Hosts), mode, chosen.Count > 0), chosen);
        }
    }

    private MeshMode ModeOf(List<string> workloads) => workloads.Count == 0 ? _mode : MeshModes.Of(workloads.Select(id => _modes[id]));

    private string Add(MeshResource resource, TopologyNodeKind kind, string detail, MeshMode mode, bool canExpand = false)
    {
        var id = resource.Key.ToString();
        var binding = _live.Mesh.Bindings.Of(resource.Key);
        _edges.AddRange(EnrollmentEdges.Of(id, resource.Key, binding, _live.Mesh));
        _nodes.Add(new(id, kind, _id, _name, resource.Name, BindingText(binding) ?? detail, StateOf(binding), mode, ProblemsOf(resource.Key), CanExpand: canExpand));
        return id;
    }

    private void Select(string service, List<string> workloads) =>
        _edges.AddRange(workloads.Select(id => new TopologyEdge(TopologyEdge.IdOf(TopologyEdgeKind.Selects, service, id), service, id, TopologyEdgeKind.Selects)));

    // On the card, where it can be read whatever lies over the edge.
    private static string? BindingText(WaypointBinding? binding) => binding switch
    {
        WaypointBinding.Refused refused => ReasonText(refused.Refusal.Reason),
        WaypointBinding.Bound { Canary: CanaryBinding.Refused refused } => ReasonText(refused.Refusal.Reason),
        WaypointBinding.OptedOut => "opted out",
        _ => null,
    };

    private static string ReasonText(RefusalReason reason) => reason switch
    {
        RefusalReason.WaypointIsNotReady => "waypoint is not ready",
        RefusalReason.AttachmentDenied => "attachment denied",
        RefusalReason.UnsupportedTrafficType => "unsupported traffic type",
        RefusalReason.CrossNamespaceWaypointForbidden => "cross-namespace forbidden",
        RefusalReason.CanarySameAsPrimary => "canary is the primary",
        _ => "canary weight is invalid",
    };

    private ProblemCounts ProblemsOf(ObjectKey key) => ProblemCounts.Of(_live.Findings.Of(key));

    private static TopologyState StateOf(WaypointBinding? binding) => binding switch
    {
        WaypointBinding.Bound { Canary: CanaryBinding.Refused } => TopologyState.Refused,
        WaypointBinding.Bound => TopologyState.Bound,
        WaypointBinding.Refused => TopologyState.Refused,
        WaypointBinding.OptedOut => TopologyState.OptedOut,
        WaypointBinding.None { Cause: NoBindingCause.NotInMesh } or null => TopologyState.NotInMesh,
        _ => TopologyState.NotEnrolled,
    };
}
