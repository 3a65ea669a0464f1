using System.Collections.Immutable;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Mesh;

/// <summary>The step from one snapshot to a later one.</summary>
/// <param name="Snapshot">The later snapshot.</param>
/// <param name="IsReset">True when everything may have changed; the sets are empty then.</param>
/// <param name="Changed">The objects that were added, changed or removed.</param>
/// <param name="Rebound">The objects whose binding is another one now, or that have gained or lost one.</param>
/// <param name="CoverageChanged">Whether the state of a watch changed.</param>
public sealed record MeshChange(
    MeshSnapshot Snapshot,
    bool IsReset,
    ImmutableHashSet<ObjectKey> Changed,
    ImmutableHashSet<ObjectKey> Rebound,
    bool CoverageChanged)
{
    /// <summary>Whether nothing changed at all.</summary>
    public bool IsEmpty => !IsReset && Changed.IsEmpty && Rebound.IsEmpty && !CoverageChanged;

    /// <summary>A change that says "look at everything again".</summary>
    public static MeshChange Reset(MeshSnapshot snapshot) => new(snapshot, true, [], [], true);

    /// <summary>This change followed by a later one, as one.</summary>
    public MeshChange Then(MeshChange later) => IsReset || later.IsReset
        ? Reset(later.Snapshot)
        : new(later.Snapshot, false, Changed.Union(later.Changed), Rebound.Union(later.Rebound), CoverageChanged || later.CoverageChanged);
}
