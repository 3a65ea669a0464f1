using BenchmarkDotNet.Attributes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Benchmarks;

/// <summary>What it costs to find out what is wrong: from scratch, and after one event.</summary>
[MemoryDiagnoser]
public class FindingsBenchmarks
{
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
        _mesh = LiveMeshBuilder.FromScratch(BenchmarkCluster.Resources(Pods), BenchmarkCluster.Coverage, 1);
        _podChange = MeshBuilder.Apply(_mesh.Mesh, [new ResourceEvent.Upserted(BenchmarkCluster.Pod("ns-0", 0, isReady: false))]);
        _serviceChange = MeshBuilder.Apply(_mesh.Mesh, [new ResourceEvent.Upserted(BenchmarkCluster.Service("ns-0", 0, (IstioNames.UseWaypoint, IstioNames.None)))]);
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
}
