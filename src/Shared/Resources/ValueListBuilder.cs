using System.Collections.Immutable;

namespace WaypointDashboard.Shared.Resources;

/// <summary>Builds value lists, from collection expressions among others.</summary>
public static class ValueListBuilder
{
    /// <summary>Copies the elements.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? default : new(ImmutableArray.Create(items));

    /// <summary>Copies the elements of a sequence.</summary>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => new([.. items]);
}
