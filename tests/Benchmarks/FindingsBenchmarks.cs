using BenchmarkDotNet.Attributes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Benchmarks;

/// <summary>What it costs to find out what is wrong: from scratch, and after one event. Namespaces hold 100 pods each, so that ten times the pods are ten times the namespaces; half of them use a waypoint of their own, half a shared one.</summary>
[MemoryDiagnoser]
public class FindingsBenchmarks
{
    private const int PodsPerNamespace = 100;

    private LiveMesh _mesh = LiveMesh.Empty;

    private MeshChange _podChange = MeshChange.Reset(MeshSnapshot.Empty);

    private MeshChange _serviceChange = MeshChange.Reset(MeshSnapshot.Empty);

    /// <summary>The size of the cluster.</summary>
    [Params(1_000, 10_000)]
    public int Pods { get; set; }

    /// <summary>Builds the cluster and the two events.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var coverage = ResourceKinds.All.Aggregate(MeshCoverage.Empty, (known, info) => known.With(new(info.Kind, null, WatchState.Synced)));
        _mesh = LiveMeshBuilder.FromScratch(Cluster(Pods / PodsPerNamespace), coverage, 1);
        _podChange = MeshBuilder.Apply(_mesh.Mesh, [new ResourceEvent.Upserted(Pod("ns-0", 0, isReady: false))]);
        _serviceChange = MeshBuilder.Apply(_mesh.Mesh, [new ResourceEvent.Upserted(Service("ns-0", 0, (IstioNames.UseWaypoint, IstioNames.None)))]);
    }

    /// <summary>All findings anew.</summary>
    [Benchmark]
    public FindingSet FromScratch() => DiagnosticsEngine.FromScratch(_mesh.Mesh);

    /// <summary>After one pod has become unready.</summary>
    [Benchmark]
    public FindingSet AfterPodEvent() => DiagnosticsEngine.Recompute(_podChange.Snapshot, _mesh.Findings, _podChange).Findings;

    /// <summary>After one service has opted out.</summary>
    [Benchmark]
    public FindingSet AfterServiceEvent() => DiagnosticsEngine.Recompute(_serviceChange.Snapshot, _mesh.Findings, _serviceChange).Findings;

    private static IEnumerable<MeshResource> Cluster(int namespaces)
    {
        yield return new GatewayClassResource(Metadata("", IstioNames.WaypointClass), IstioNames.WaypointController, []);
        yield return new MeshConfigResource(Metadata("istio-system", "istio"), "istio-system", "cluster.local", []);
        yield return Namespace("istio-system");
        yield return Namespace("shared");
        yield return Waypoint("shared", "All");
        yield return WaypointPod("shared");
        for (var number = 0; number < namespaces; number++)
        {
            foreach (var resource in NamespaceWithAll($"ns-{number}", isShared: number % 2 == 1))
            {
                yield return resource;
            }
        }
    }

    private static IEnumerable<MeshResource> NamespaceWithAll(string home, bool isShared)
    {
        yield return isShared
            ? Namespace(home, (IstioNames.DataplaneMode, IstioNames.Ambient), (IstioNames.UseWaypoint, "waypoint"), (IstioNames.UseWaypointNamespace, "shared"))
            : Namespace(home, (IstioNames.DataplaneMode, IstioNames.Ambient), (IstioNames.UseWaypoint, "waypoint"));
        if (!isShared)
        {
            yield return Waypoint(home, "Same");
            yield return WaypointPod(home);
        }

        for (var number = 0; number < PodsPerNamespace; number++)
        {
            yield return Pod(home, number);
        }

        for (var number = 0; number < PodsPerNamespace / 7; number++)
        {
            yield return Service(home, number);
            yield return new ReplicaSetResource(Metadata(home, $"app-{number}-x"), LabelSet.Of(("app", $"app-{number}")), 7);
            yield return new DeploymentResource(Metadata(home, $"app-{number}"), LabelSet.Of(("app", $"app-{number}")), 7, 7, []);
        }

        for (var number = 0; number < 5; number++)
        {
            yield return new AuthorizationPolicyResource(
                Metadata(home, $"clients-{number}"), LabelSet.Of(("app", $"app-{number}")), [], "ALLOW",
                [new([new([new("principals", ["cluster.local/ns/shared/sa/waypoint", $"cluster.local/ns/{home}/sa/waypoint"])])], [], [])], []);
            yield return new RouteResource(ResourceKind.HTTPRoute, Metadata(home, $"route-{number}"), [new("", "Service", $"app-{number}")], [new("", "Service", $"app-{number}")], [], 1, []);
        }
    }

    private static NamespaceResource Namespace(string name, params (string Key, string Value)[] labels) => new(Metadata("", name, labels));

    private static ServiceResource Service(string home, int number, params (string Key, string Value)[] labels) =>
        new(Metadata(home, $"app-{number}", labels), "ClusterIP", ["10.0.0.1"], LabelSet.Of(("app", $"app-{number}")), [], [], []);

    private static PodResource Pod(string home, int number, bool isReady = true) => new(
        new(home, $"pod-{number}", LabelSet.Of(("app", $"app-{number % (PodsPerNamespace / 7)}")), LabelSet.Of((IstioNames.Redirection, "enabled")), Owner: new("ReplicaSet", $"app-{number % (PodsPerNamespace / 7)}-x")),
        "Running", ["10.1.0.1"], "node-1", "default", false, isReady, ["app"]);

    private static GatewayResource Waypoint(string home, string from) => new(
        Metadata(home, "waypoint"), IstioNames.WaypointClass, [new("mesh", IstioNames.HbonePort, "HBONE", from)], [new("IPAddress", "10.0.0.9")], [], [new("Programmed", "True", "Programmed", "")]);

    private static PodResource WaypointPod(string home) => new(
        Metadata(home, "waypoint-1", (IstioNames.GatewayName, "waypoint"), (IstioNames.DataplaneMode, IstioNames.None)), "Running", ["10.1.0.2"], "node-1", "waypoint", false, true, ["istio-proxy"]);

    private static ObjectMetadata Metadata(string home, string name, params (string Key, string Value)[] labels) => new(home, name, LabelSet.Of(labels), LabelSet.Empty);
}
