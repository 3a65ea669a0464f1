using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Topology;

/// <summary>Draws what a change affects: who gets another binding, the waypoints before and after, and the waypoints and namespace labels that it writes.</summary>
public static class ImpactPictures
{
    /// <summary>How many affected objects a picture holds: more cannot be read in a preview.</summary>
    public const int Most = 40;

    /// <summary>Draws a change.</summary>
    /// <param name="before">The state now.</param>
    /// <param name="changes">The objects that the change writes or deletes.</param>
    public static ImpactPicture Of(LiveMesh before, IReadOnlyList<PlannedObject> changes)
    {
        var change = PlannedWorld.After(before, changes);
        return Of(before, changes, change, ImpactAnalysis.Of(before, change));
    }

    /// <summary>Draws a change that has been worked out already.</summary>
    /// <param name="before">The state now.</param>
    /// <param name="changes">The objects that the change writes or deletes.</param>
    /// <param name="change">The step from that state to the one after the change.</param>
    /// <param name="impact">What that step does.</param>
    public static ImpactPicture Of(LiveMesh before, IReadOnlyList<PlannedObject> changes, LiveChange change, Impact impact)
    {
        var after = change.Current;

        // What is written comes first: it is what the operator asked about, and must not be what is left out.
        var affected = changes.Select(planned => planned.Key)
            .Where(key => key.Kind is ResourceKind.Gateway or ResourceKind.Namespace)
            .Concat(impact.Bindings.Select(shift => shift.Consumer))
            .Distinct()
            .ToList();
        var was = new PictureSource(before, affected);
        var will = new PictureSource(after, affected);

        // The pods of one owner are one node: they are counted as one too.
        var drawn = affected.Select(key => was.NodeOf(key) ?? will.NodeOf(key)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var roots = drawn.Take(Most).ToHashSet(StringComparer.Ordinal);
        var kept = was.Around(roots).Union(will.Around(roots));
        var (from, to) = (was.Only(kept, roots, 1), will.Only(kept, roots, 2));
        return new(from, to, Marks(from, to), drawn.Count - roots.Count);
    }

    private static ImmutableSortedDictionary<string, PictureMark> Marks(TopologyGraph from, TopologyGraph to)
    {
        var marks = ImmutableSortedDictionary.CreateBuilder<string, PictureMark>(StringComparer.Ordinal);
        Compare(from.Nodes, to.Nodes, IsSame, marks);
        Compare(from.Edges, to.Edges, (one, other) => one == other, marks);
        return marks.ToImmutable();
    }

    // A frame differs with everything in it, which is marked itself.
    private static bool IsSame(TopologyNode one, TopologyNode other) => one.Kind == TopologyNodeKind.Namespace || one == other;

    private static void Compare<T>(
        ImmutableDictionary<string, T> from,
        ImmutableDictionary<string, T> to,
        Func<T, T, bool> isSame,
        ImmutableSortedDictionary<string, PictureMark>.Builder marks)
    {
        foreach (var id in from.Keys.Union(to.Keys, StringComparer.Ordinal))
        {
            if (!from.TryGetValue(id, out var old))
            {
                marks[id] = PictureMark.Gained;
            }
            else if (!to.TryGetValue(id, out var now))
            {
                marks[id] = PictureMark.Lost;
            }
            else if (!isSame(old, now))
            {
                marks[id] = PictureMark.Changed;
            }
        }
    }
}
