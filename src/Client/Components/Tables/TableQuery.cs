using System.Collections.Immutable;

namespace WaypointDashboard.Client.Components.Tables;

/// <summary>What the URL of a table says. A link shows the same rows in the same order.</summary>
/// <param name="Search">Words that must all occur, in any case.</param>
/// <param name="Sort">The column to sort by; empty for the table's own order.</param>
/// <param name="IsDescending">Whether the order is turned round.</param>
/// <param name="States">The states that are shown; empty for all.</param>
/// <param name="Types">The types that are shown; empty for all.</param>
/// <param name="Namespaces">The namespaces that are shown; empty for all.</param>
/// <param name="OnlyProblems">Whether only rows with findings are shown.</param>
public sealed record TableQuery(
    string Search,
    string Sort,
    bool IsDescending,
    ImmutableSortedSet<string> States,
    ImmutableSortedSet<string> Types,
    ImmutableSortedSet<string> Namespaces,
    bool OnlyProblems)
{
    private const string Only = "only";

    private static readonly ImmutableSortedSet<string> None = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The labels that objects have to have, as <c>kubectl -l</c> takes them; empty for any.</summary>
    public string Labels { get; init; } = "";

    /// <summary>Everything, in the table's own order.</summary>
    public static TableQuery Everything { get; } = new("", "", false, None, None, None, false);

    /// <summary>Whether rows are left out.</summary>
    public bool IsSelective => Search.Length > 0 || Labels.Length > 0 || !States.IsEmpty || !Types.IsEmpty || !Namespaces.IsEmpty || OnlyProblems;

    /// <summary>Reads the parameters of a URL; absent ones are null.</summary>
    public static TableQuery Parse(string? search, string? sort, string? states, string? types, string? namespaces, string? problems, string? labels = null) => new(
        search ?? "",
        (sort ?? "").TrimStart('-'),
        sort is ['-', _, ..],
        Words(states),
        Words(types),
        Words(namespaces),
        problems == Only)
    {
        Labels = labels ?? "",
    };

    /// <summary>The query as parameters of a URL; null takes one out.</summary>
    public IReadOnlyDictionary<string, object?> ToParameters() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["q"] = Search.Length == 0 ? null : Search,
        ["sort"] = Sort.Length == 0 ? null : IsDescending ? $"-{Sort}" : Sort,
        ["state"] = Text(States),
        ["type"] = Text(Types),
        ["namespaces"] = Text(Namespaces),
        ["problems"] = OnlyProblems ? Only : null,
        ["labels"] = Labels.Length == 0 ? null : Labels,
    };

    /// <summary>The same, sorted by a column: the first time upwards, then downwards, then in the table's own order.</summary>
    public TableQuery SortedBy(string column) =>
        Sort != column ? this with { Sort = column, IsDescending = false }
        : !IsDescending ? this with { IsDescending = true }
        : this with { Sort = "", IsDescending = false };

    /// <summary>Whether the URL would be the same.</summary>
    public bool Equals(TableQuery? other) => other is not null && ToParameters().SequenceEqual(other.ToParameters());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Search, Labels, Sort, IsDescending, OnlyProblems);

    private static ImmutableSortedSet<string> Words(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static string? Text(IEnumerable<string> words) => string.Join(',', words) is { Length: > 0 } text ? text : null;
}
