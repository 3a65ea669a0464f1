using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Mesh;

/// <summary>All that is known of a cluster at one moment: the objects, what istiod makes of them, and how far each kind is known. Immutable.</summary>
/// <param name="Version">Counts up by one with each snapshot of a store; 0 is the empty one.</param>
/// <param name="Resources">The objects.</param>
/// <param name="Bindings">The waypoint of every service and workload.</param>
/// <param name="Coverage">What is loaded, stale, forbidden or not served.</param>
public sealed record MeshSnapshot(long Version, ResourceIndex Resources, BindingIndex Bindings, MeshCoverage Coverage)
{
    /// <summary>Nothing known yet.</summary>
    public static MeshSnapshot Empty { get; } = new(0, ResourceIndex.Empty, BindingIndex.Empty, MeshCoverage.Empty);
}
