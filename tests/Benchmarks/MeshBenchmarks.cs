using BenchmarkDotNet.Attributes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Benchmarks;

/// <summary>What it costs to decide all bindings, to lead the mesh on by one event, and to trace one path. 15 services to 100 pods, 100 pods to a namespace, half of the namespaces enrolled.</summary>
[MemoryDiagnoser]
public class MeshBenchmarks
{
    private const int PodsPerNamespace = 100;
    private const int ServicesPerNamespace = 15;

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
        var coverage = ResourceKinds.All.Aggregate(MeshCoverage.Empty, (known, info) => known.With(new(info.Kind, null, WatchState.Synced)));
        List<MeshResource> all = [.. Enumerable.Range(0, Pods / PodsPerNamespace).SelectMany(Namespace)];
        _resources = ResourceIndex.From(all);
        _mesh = MeshBuilder.FromScratch(_resources, coverage, 1);
        _live = LiveMeshBuilder.FromScratch(all, coverage, 1);
        _podEvent = [new ResourceEvent.Upserted(Pod("ns-0", 1, isReady: false))];
        _labelEvent = [new ResourceEvent.Upserted(Service("ns-0", 1, (IstioNames.UseWaypoint, IstioNames.None)))];
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

    private static IEnumerable<MeshResource> Namespace(int number)
    {
        var home = $"ns-{number}";
        var labels = number % 2 == 0 ? LabelSet.Of((IstioNames.DataplaneMode, IstioNames.Ambient), (IstioNames.UseWaypoint, "waypoint")) : LabelSet.Of((IstioNames.DataplaneMode, IstioNames.Ambient));
        yield return new NamespaceResource(new("", home, labels, LabelSet.Empty));
        if (number % 2 == 0)
        {
            yield return new GatewayResource(
                new(home, "waypoint", LabelSet.Empty, LabelSet.Empty), IstioNames.WaypointClass, [new("mesh", IstioNames.HbonePort, "HBONE", "Same")], [new("IPAddress", "10.0.0.9")], [], [new("Programmed", "True", "Programmed", "")]);
            yield return new PodResource(
                new(home, "waypoint-1", LabelSet.Of((IstioNames.GatewayName, "waypoint")), LabelSet.Empty), "Running", ["10.1.0.2"], "node-1", "waypoint", false, true, ["istio-proxy"]);
        }

        for (var service = 0; service < ServicesPerNamespace; service++)
        {
            yield return Service(home, service);
        }

        for (var pod = 0; pod < PodsPerNamespace; pod++)
        {
            yield return Pod(home, pod);
        }
    }

    private static ServiceResource Service(string home, int number, params (string Key, string Value)[] labels) =>
        new(new(home, $"app-{number}", LabelSet.Of(labels), LabelSet.Empty), "ClusterIP", ["10.0.0.1"], LabelSet.Of(("app", $"app-{number}")), [], [], []);

    private static PodResource Pod(string home, int number, bool isReady = true) => new(
        new(home, $"pod-{number}", LabelSet.Of(("app", $"app-{number % ServicesPerNamespace}")), LabelSet.Of((IstioNames.Redirection, "enabled"))),
        "Running", ["10.1.0.1"], "node-1", "default", false, isReady, ["app"]);
}
