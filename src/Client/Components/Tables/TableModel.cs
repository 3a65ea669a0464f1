using System.Collections.Immutable;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Components.Tables;

/// <summary>What a table is about: which objects, what is shown of each, and by what it can be sorted and filtered. Pure.</summary>
/// <typeparam name="TRow">The row.</typeparam>
public abstract class TableModel<TRow>
    where TRow : TableRow
{
    /// <summary>Its objects in the plural, such as <c>services</c>.</summary>
    public abstract string Noun { get; }

    /// <summary>The states, in the order in which they are offered.</summary>
    public abstract ImmutableArray<TableFacet> States { get; }

    /// <summary>The types, in the order in which they are offered.</summary>
    public abstract ImmutableArray<TableFacet> Types { get; }

    /// <summary>What a type is called, such as <c>Traffic type</c>.</summary>
    public abstract string TypeTitle { get; }

    /// <summary>The orders by the column that they belong to.</summary>
    public abstract ImmutableDictionary<string, Comparison<TRow>> Orders { get; }

    /// <summary>All objects that have a row.</summary>
    public abstract IEnumerable<ObjectKey> Keys(LiveMesh live);

    /// <summary>The row of an object; null when it has none.</summary>
    public abstract TRow? Read(ObjectKey key, LiveMesh live);

    /// <summary>The objects whose row a change may have touched; more do no harm.</summary>
    /// <param name="change">The change, which is no reset.</param>
    /// <param name="known">The objects that have a row now.</param>
    public abstract IEnumerable<ObjectKey> Affected(LiveChange change, IReadOnlyCollection<ObjectKey> known);

    /// <summary>Compares text as people sort names.</summary>
    protected static int Compare(string? left, string? right) => string.Compare(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>Worst first when turned round: errors weigh more than warnings, those more than notes.</summary>
    protected static int CompareProblems(TRow left, TRow right) =>
        (left.Problems.Errors, left.Problems.Warnings, left.Problems.Notes).CompareTo((right.Problems.Errors, right.Problems.Warnings, right.Problems.Notes));

    /// <summary>The youngest first: what was created last has the least age.</summary>
    protected static int CompareAge(TRow left, TRow right) => Nullable.Compare(right.CreatedAt, left.CreatedAt);

    /// <summary>The place of a state among <see cref="States"/>.</summary>
    protected int CompareState(TRow left, TRow right) => Place(States, left.State).CompareTo(Place(States, right.State));

    private static int Place(ImmutableArray<TableFacet> facets, string id)
    {
        for (var index = 0; index < facets.Length; index++)
        {
            if (facets[index].Id == id)
            {
                return index;
            }
        }

        return facets.Length;
    }
}
