using System.Collections.Immutable;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Pages.Topology;

/// <summary>What the topology's URL says. A link shows the same.</summary>
/// <param name="Expanded">What is open; null when the URL does not say, and what fits a screen is opened.</param>
/// <param name="Filter">What is left out.</param>
/// <param name="Search">What is looked for.</param>
/// <param name="Layout">The layout.</param>
/// <param name="Selected">What is selected; null for nothing.</param>
public sealed record TopologyQuery(ImmutableSortedSet<string>? Expanded, TopologyFilter Filter, string Search, string Layout, string? Selected)
{
    public const string Columns = "columns";
    public const string Force = "force";

    // A URL cannot hold an empty list in any other way.
    private const string Nothing = "none";

    public static TopologyQuery Parse(string? expand, string? namespaces, string? states, string? traffic, string? problems, string? search, string? layout, string? selected) => new(
        expand is null ? null : Words(expand == Nothing ? "" : expand),
        new(Words(namespaces), Values<TopologyState>(states), Values<TrafficType>(traffic), problems == "only"),
        search ?? "",
        layout == Force ? Force : Columns,
        string.IsNullOrEmpty(selected) ? null : ObjectKey.TryParse(selected, out var key) ? key.ToString() : selected);

    /// <summary>The query as parameters; null takes one out.</summary>
    public IReadOnlyDictionary<string, object?> ToParameters() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["expand"] = Expanded is null ? null : Expanded.IsEmpty ? Nothing : string.Join(',', Expanded),
        ["namespaces"] = Text(Filter.Namespaces),
        ["state"] = Text(Filter.States.Select(Name)),
        ["traffic"] = Text(Filter.TrafficTypes.Select(Name)),
        ["problems"] = Filter.OnlyProblems ? "only" : null,
        ["q"] = Search.Length == 0 ? null : Search,
        ["layout"] = Layout == Columns ? null : Layout,
        ["selected"] = Selected,
    };

    /// <summary>The view that it asks for.</summary>
    /// <param name="whenSilent">What is open when the URL does not say.</param>
    public TopologyView ToView(TopologyView whenSilent) => new(Expanded ?? whenSilent.Expanded, Filter, Search);

    /// <summary>Whether the URL would be the same.</summary>
    public bool Equals(TopologyQuery? other) => other is not null && ToParameters().SequenceEqual(other.ToParameters());

    public override int GetHashCode() => HashCode.Combine(Search, Layout, Selected, Filter);

    private static ImmutableSortedSet<string> Words(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static ImmutableSortedSet<T> Values<T>(string? text)
        where T : struct, Enum =>
        [.. Words(text).Where(word => !char.IsAsciiDigit(word[0]) && Enum.TryParse<T>(word, true, out _)).Select(word => Enum.Parse<T>(word, true))];

    private static string? Text(IEnumerable<string> words) => string.Join(',', words) is { Length: > 0 } text ? text : null;

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
