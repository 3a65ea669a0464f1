using System.Collections.Immutable;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>Finds what is wrong in a mesh, and leads the findings on with it: only the namespaces that a change can touch are checked again, and the result is the one from scratch.</summary>
public static class DiagnosticsEngine
{
    /// <summary>All findings; none before the first list of every kind has ended.</summary>
    public static FindingSet FromScratch(MeshSnapshot mesh) =>
        mesh.Coverage.IsReady ? FindingSet.Empty.With(mesh, Check(mesh, Namespaces(mesh))) : FindingSet.Empty;

    /// <summary>The findings after a change.</summary>
    /// <param name="next">The snapshot after the change.</param>
    /// <param name="previous">The findings of the snapshot before it.</param>
    /// <param name="change">What changed.</param>
    /// <returns>The findings, and the objects of which they say something else than before.</returns>
    public static (FindingSet Findings, ImmutableHashSet<ObjectKey> Changed) Recompute(MeshSnapshot next, FindingSet previous, MeshChange change)
    {
        if (!next.Coverage.IsReady)
        {
            return (FindingSet.Empty, [.. previous.Objects]);
        }

        if (change.IsEmpty && previous.Mesh is not null)
        {
            return (previous, []);
        }

        var affected = previous.Mesh is { } before && !change.IsReset && !KnowsOtherKinds(before, next)
            ? new AffectedNamespaces(before, previous, next).Of(change)
            : null;
        var rechecked = Check(next, affected ?? Namespaces(next).Union(previous.Objects.Select(FindingSet.PartitionOf), StringComparer.Ordinal));
        var changed = ImmutableHashSet.CreateBuilder<ObjectKey>();
        foreach (var (name, findings) in rechecked)
        {
            changed.UnionWith(findings.DifferingFrom(previous.Partition(name)));
        }

        return ((affected is null ? FindingSet.Empty : previous).With(next, rechecked), changed.ToImmutable());
    }

    private static List<KeyValuePair<string, NamespaceFindings>> Check(MeshSnapshot mesh, IEnumerable<string> namespaces) =>
        [.. namespaces.Select(name => KeyValuePair.Create(name, NamespaceCheck.Of(mesh, name)))];

    private static IEnumerable<string> Namespaces(MeshSnapshot mesh) =>
        mesh.Resources.PartitionNames
            .Concat(mesh.Resources.All<NamespaceResource>(ResourceKind.Namespace).Select(found => found.Name))
            .Distinct(StringComparer.Ordinal);

    /// <summary>Whether a kind can be read now that could not before, or the other way round. That a watch is stale changes nothing.</summary>
    private static bool KnowsOtherKinds(MeshSnapshot before, MeshSnapshot next) =>
        !ReferenceEquals(before.Coverage, next.Coverage)
        && !before.Coverage.Kinds.Select(Readability).SequenceEqual(next.Coverage.Kinds.Select(Readability));

    private static (ResourceKind, string?, bool, bool) Readability(KeyValuePair<(ResourceKind Kind, string? Namespace), KindCoverage> entry) =>
        (entry.Key.Kind, entry.Key.Namespace, entry.Value.State is (WatchState.Forbidden or WatchState.Broken), entry.Value.State == WatchState.NotServed);
}
