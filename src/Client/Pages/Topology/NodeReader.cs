using System.Collections.Immutable;
using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Pages.Topology;

/// <summary>Reads what the drawer shows, from the mesh and the graph.</summary>
public static class NodeReader
{
    private const int MostFindings = 20;

    /// <summary>The details of a node or an edge; null when it is gone.</summary>
    public static NodeDetails? Read(string id, TopologyProjection projection) =>
        projection.Graph.Nodes.TryGetValue(id, out var node) ? OfNode(node, projection.Graph, projection.Live)
        : projection.Graph.Edges.TryGetValue(id, out var edge) ? OfEdge(edge, projection.Graph, projection.Live)
        : null;

    /// <summary>The view that shows a node, whatever the page's view leaves out or has closed: a node can be selected from a search.</summary>
    public static TopologyView ViewAround(string id, LiveMesh live, TopologyView view)
    {
        var parts = id.Split('/');
        var open = TopologyView.Expand(view.Expanded);
        return parts.Length < 3 || id.Contains('>', StringComparison.Ordinal) ? open
            : open with { Expanded = open.Expanded.Union([parts[1], .. parts[0] == "pod" ? WorkloadsOf(parts[1], parts[2], live) : []]) };
    }

    /// <summary>What a view has open on account of which a namespace, service or workload is open; none when it is closed.</summary>
    public static IEnumerable<string> OpenersOf(string key, LiveMesh live, TopologyView view) =>
        view.Expanded.Where(open => open == key || (key.StartsWith("workload/", StringComparison.Ordinal) && Selects(open, key, live)));

    private static bool Selects(string open, string workload, LiveMesh live) =>
        ObjectKey.TryParse(open, out var key)
        && live.Mesh.Resources.Find(key) switch
        {
            ServiceResource { Selector.Count: > 0 } service => service.Selector,
            ServiceEntryResource { WorkloadSelector: { } selector } => selector,
            _ => null,
        } is { } labels
        && live.Mesh.Resources.In(key.Namespace).All<PodResource>(ResourceKind.Pod)
            .Any(pod => pod.Labels.ContainsAll(labels) && TopologyIds.Workload(pod.Namespace, PodOwner.Of(pod, live.Mesh.Resources.In(key.Namespace))) == workload);

    private static IEnumerable<string> WorkloadsOf(string home, string pod, LiveMesh live) =>
        live.Mesh.Resources.Find<PodResource>(ResourceKind.Pod, home, pod) is { } found
            ? [TopologyIds.Workload(home, PodOwner.Of(found, live.Mesh.Resources.In(home)))]
            : [];

    private static NodeDetails OfNode(TopologyNode node, TopologyGraph graph, LiveMesh live)
    {
        var key = TopologyIds.ObjectOf(node.Id);
        return new(
            node.Kind == TopologyNodeKind.NamespaceEnrollment ? node.Namespace : node.Label,
            TopologyWords.Of(node.Kind),
            node.Kind is TopologyNodeKind.Namespace or TopologyNodeKind.NamespaceEnrollment ? "" : node.Namespace,
            node.State,
            [.. NodeFacts.Of(node, key, graph, live)],
            Findings(node, key, live),
            [.. (key ?? TopologyIds.MissingOf(node.Id)?.Key) is { } about ? ObjectActions.Of(about, live) : []],
            node.Kind switch
            {
                TopologyNodeKind.Namespace => node.CanExpand ? node.Namespace : null,
                TopologyNodeKind.Service or TopologyNodeKind.ServiceEntry or TopologyNodeKind.Workload => node.CanExpand ? node.Id : null,
                _ => null,
            });
    }

    private static NodeDetails OfEdge(TopologyEdge edge, TopologyGraph graph, LiveMesh live)
    {
        var source = graph.Nodes[edge.Source];
        var target = graph.Nodes[edge.Target];
        return new(
            $"{source.Label} → {target.Label}",
            edge.Kind switch
            {
                TopologyEdgeKind.Own => "Bound by its own label",
                TopologyEdgeKind.Inherited => "Bound by the label of its namespace",
                TopologyEdgeKind.Canary => "Second waypoint",
                TopologyEdgeKind.Refused => "Asked for and refused",
                _ => "Selects",
            },
            "",
            null,
            [.. NodeFacts.Of(edge, source, target)],
            [.. TopologyIds.ObjectOf(edge.Source) is { } key ? live.Findings.Of(key) : []],
            [],
            null);
    }

    private static ImmutableArray<Finding> Findings(TopologyNode node, ObjectKey? key, LiveMesh live)
    {
        var about = node.Kind switch
        {
            TopologyNodeKind.Namespace => live.Mesh.Resources.In(node.Namespace).Everything().Select(resource => resource.Key).Prepend(ObjectKey.ForNamespace(node.Namespace)),
            TopologyNodeKind.Workload => live.Mesh.Resources.In(node.Namespace).Everything().Where(resource => IsOf(resource, node, live)).Select(resource => resource.Key),
            _ => key is { } known ? [known] : [],
        };
        return [.. about.SelectMany(known => live.Findings.Of(known)).OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Id, StringComparer.Ordinal).Take(MostFindings)];
    }

    private static bool IsOf(MeshResource resource, TopologyNode workload, LiveMesh live) => resource switch
    {
        PodResource pod => TopologyIds.Workload(pod.Namespace, PodOwner.Of(pod, live.Mesh.Resources.In(pod.Namespace))) == workload.Id,
        DeploymentResource deployment => TopologyIds.Workload(deployment.Namespace, new(nameof(ResourceKind.Deployment), deployment.Name)) == workload.Id,
        WorkloadEntryResource entry => entry.Key.ToString() == workload.Id,
        _ => false,
    };
}
