using BenchmarkDotNet.Attributes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Benchmarks;

/// <summary>What it costs to decide all bindings, to lead the mesh on by one event, and to trace one path.</summary>
[MemoryDiagnoser]
public class MeshBenchmarks
{
    private static readonly TrafficSource Source = new TrafficSource.Pod(new(ResourceKind.Pod, "ns-0", "pod-1"));
    private static readonly TrafficDestination Destination = new(new(ResourceKind.Service, "ns-2", "app-3"));

    private ResourceIndex _resources = ResourceIndex.Empty;
    private MeshSnapshot _mesh = MeshSnapshot.Empty;
    private LiveMesh _live = LiveMesh.Empty;
    private ResourceEvent[] _podEvent = [];
    private ResourceEvent[] _labelEvent = [];

    /// <summary>The size of the cluster.</summary>
    [Params(1_000, 10_000)]
    public int Pods { get; set; }

    /// <summary>Builds the cluster.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _resources = ResourceIndex.From(BenchmarkCluster.Resources(Pods));
        _mesh = MeshBuilder.FromScratch(_resources, BenchmarkCluster.Coverage, 1);
        _live = LiveMeshBuilder.FromScratch(BenchmarkCluster.Resources(Pods), BenchmarkCluster.Coverage, 1);
        _podEvent = [new ResourceEvent.Upserted(BenchmarkCluster.Pod("ns-0", 1, isReady: false))];
        _labelEvent = [new ResourceEvent.Upserted(BenchmarkCluster.Service("ns-0", 1, (IstioNames.UseWaypoint, IstioNames.None)))];
    }

    /// <summary>Every binding anew.</summary>
    [Benchmark]
    public MeshSnapshot AllBindings() => MeshBuilder.FromScratch(_resources, _mesh.Coverage, 2);

    /// <summary>The next snapshot after a pod became unready.</summary>
    [Benchmark]
    public MeshChange AfterPodEvent() => MeshBuilder.Apply(_mesh, _podEvent);

    /// <summary>The next snapshot after a service opted out.</summary>
    [Benchmark]
    public MeshChange AfterLabelEvent() => MeshBuilder.Apply(_mesh, _labelEvent);

    /// <summary>The same pod event with all findings led on too.</summary>
    [Benchmark]
    public LiveChange AfterPodEventWithFindings() => LiveMeshBuilder.Apply(_live, _podEvent);

    /// <summary>One path between two namespaces.</summary>
    [Benchmark]
    public TrafficPath? Path() => TrafficPathTracer.Trace(_mesh, Source, Destination);
}
