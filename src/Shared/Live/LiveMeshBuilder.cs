using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Live;

/// <summary>Leads what pages show on by what the watches tell.</summary>
public static class LiveMeshBuilder
{
    /// <summary>Applies events in their order.</summary>
    public static LiveChange Apply(LiveMesh current, IReadOnlyList<ResourceEvent> events)
    {
        var change = MeshBuilder.Apply(current.Mesh, events);
        var (findings, changed) = DiagnosticsEngine.Recompute(change.Snapshot, current.Findings, change);
        return new LiveChange(new LiveMesh(change.Snapshot, findings), change, changed);
    }

    /// <summary>What pages show of these objects, everything decided anew.</summary>
    public static LiveMesh FromScratch(IEnumerable<MeshResource> resources, MeshCoverage coverage, long version)
    {
        var mesh = MeshBuilder.FromScratch(ResourceIndex.From(resources), coverage, version);
        return new(mesh, DiagnosticsEngine.FromScratch(mesh));
    }
}
