using System.Collections.Immutable;

namespace WaypointDashboard.Sandbox.Patching;

/// <summary>How the items of a list are told apart when two writers' lists are merged.</summary>
/// <param name="Kind">Replaced as a whole, a set of scalars, or a map by keys.</param>
/// <param name="Keys">For a map, the fields that identify an item; the first is what strategic merge patches go by.</param>
internal sealed record ListShape(ListShapeKind Kind, ImmutableArray<string> Keys)
{
    public static ListShape Atomic { get; } = new(ListShapeKind.Atomic, []);

    public static ListShape Set { get; } = new(ListShapeKind.Set, []);

    public static ListShape Map(params ImmutableArray<string> keys) => new(ListShapeKind.Map, keys);
}
