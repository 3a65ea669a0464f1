using System.Collections.Immutable;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Live;

/// <summary>The step from one state to a later one.</summary>
/// <param name="Current">The later state.</param>
/// <param name="Mesh">What changed in the snapshot.</param>
/// <param name="FindingsChanged">The objects whose findings changed.</param>
public sealed record LiveChange(LiveMesh Current, MeshChange Mesh, ImmutableHashSet<ObjectKey> FindingsChanged)
{
    /// <summary>A change that says "look at everything again".</summary>
    public static LiveChange Reset(LiveMesh current) => new(current, MeshChange.Reset(current.Mesh), []);

    /// <summary>This change followed by a later one, as one.</summary>
    public LiveChange Then(LiveChange later) => new(later.Current, Mesh.Then(later.Mesh), FindingsChanged.Union(later.FindingsChanged));
}
