using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Mesh;

namespace WaypointDashboard.Shared.Live;

/// <summary>What pages show: a snapshot with its findings.</summary>
/// <param name="Mesh">The snapshot.</param>
/// <param name="Findings">What is wrong in it; empty until the first list of every kind has ended.</param>
public sealed record LiveMesh(MeshSnapshot Mesh, FindingSet Findings)
{
    /// <summary>Nothing known yet.</summary>
    public static LiveMesh Empty { get; } = new(MeshSnapshot.Empty, FindingSet.Empty);
}
