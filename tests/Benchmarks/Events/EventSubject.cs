using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;
using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Benchmarks.Events;

/// <summary>A cluster of one size with three namespaces open on the screen, and what can happen in it.</summary>
internal sealed class EventSubject
{
    private static readonly TrafficSource Source = new TrafficSource.Pod(new(ResourceKind.Pod, "ns-0", "pod-1"));
    private static readonly TrafficDestination Destination = new(new(ResourceKind.Service, "ns-2", "app-3"));

    private readonly ResourceIndex _resources;
    private readonly LiveMesh _live;
    private readonly TopologyProjection _shown;
    private readonly ResourceEvent[] _podEvent = [new ResourceEvent.Upserted(BenchmarkCluster.Pod("ns-0", 1, isReady: false))];
    private readonly ResourceEvent[] _serviceEvent = [new ResourceEvent.Upserted(BenchmarkCluster.Service("ns-0", 1, (IstioNames.UseWaypoint, IstioNames.None)))];
    private readonly LiveChange _podChange;

    public EventSubject(int pods)
    {
        _resources = ResourceIndex.From(BenchmarkCluster.Resources(pods));
        _live = LiveMeshBuilder.FromScratch(BenchmarkCluster.Resources(pods), BenchmarkCluster.Coverage, 1);
        _shown = TopologyProjector.Project(_live, TopologyView.Expand("ns-0", "ns-1", "ns-2"));
        _podChange = LiveMeshBuilder.Apply(_live, _podEvent);
    }

    /// <summary>What is measured, by name.</summary>
    public IReadOnlyList<(string Name, Func<object?> Run)> Operations =>
    [
        ("one pod event to the next snapshot, with its bindings", () => MeshBuilder.Apply(_live.Mesh, _podEvent)),
        ("one pod event to the next snapshot, with bindings and findings", () => LiveMeshBuilder.Apply(_live, _podEvent)),
        ("the topology's delta of that, three namespaces open", () => DeltaOf(_podChange)),
        ("one pod event to the delta, all together", () => DeltaOf(LiveMeshBuilder.Apply(_live, _podEvent))),
        ("one service event to the next snapshot, with its bindings", () => MeshBuilder.Apply(_live.Mesh, _serviceEvent)),
        ("one service event to the delta, all together", () => DeltaOf(LiveMeshBuilder.Apply(_live, _serviceEvent))),
        ("one path", () => TrafficPathTracer.Trace(_live.Mesh, Source, Destination)),
    ];

    /// <summary>What is measured from scratch, by name.</summary>
    public IReadOnlyList<(string Name, Func<object?> Run)> FromScratch =>
    [
        ("all bindings", () => MeshBuilder.FromScratch(_resources, BenchmarkCluster.Coverage, 2)),
        ("all findings", () => Shared.Diagnostics.DiagnosticsEngine.FromScratch(_live.Mesh)),
        ("the index of all objects", () => ResourceIndex.From(_resources.PartitionNames.SelectMany(name => _resources.In(name).Everything()))),
        ("the whole topology, three namespaces open", () => TopologyProjector.Project(_live, _shown.View)),
    ];

    private TopologyDelta DeltaOf(LiveChange change) => TopologyDelta.Between(_shown.Graph, TopologyProjector.Apply(_shown, change).Graph);
}
