using System.Collections.Immutable;
using WaypointDashboard.Shared.Diagnostics;

namespace WaypointDashboard.Client.Pages.Problems;

/// <summary>What the URL of the problems page says. A link shows the same.</summary>
/// <param name="Search">Words that must all occur, in any case.</param>
/// <param name="Grouping">What findings are put together by.</param>
/// <param name="Severities">The severities that are shown; empty for all.</param>
/// <param name="Rules">The rules that are shown, by id; empty for all.</param>
/// <param name="Namespaces">The namespaces that are shown; empty for all.</param>
public sealed record ProblemsQuery(
    string Search,
    ProblemGrouping Grouping,
    ImmutableSortedSet<Severity> Severities,
    ImmutableSortedSet<string> Rules,
    ImmutableSortedSet<string> Namespaces)
{
    /// <summary>Everything, by rule.</summary>
    public static ProblemsQuery Everything { get; } = Parse(null, null, null, null, null);

    /// <summary>Whether findings are left out.</summary>
    public bool IsSelective => Search.Length > 0 || !Severities.IsEmpty || !Rules.IsEmpty || !Namespaces.IsEmpty;

    /// <summary>Reads the parameters of a URL; absent ones are null, unknown values are passed over.</summary>
    public static ProblemsQuery Parse(string? search, string? grouping, string? severities, string? rules, string? namespaces) => new(
        search ?? "",
        Value<ProblemGrouping>(grouping ?? "") ?? ProblemGrouping.Rule,
        [.. Words(severities).Select(Value<Severity>).OfType<Severity>()],
        [.. Words(rules).Select(rule => rule.ToUpperInvariant())],
        [.. Words(namespaces)]);

    /// <summary>The query as parameters of a URL; null takes one out.</summary>
    public IReadOnlyDictionary<string, object?> ToParameters() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["q"] = Search.Length == 0 ? null : Search,
        ["group"] = Grouping == ProblemGrouping.Rule ? null : Grouping.ToString().ToLowerInvariant(),
        ["severity"] = Text(Severities.Select(severity => severity.ToString().ToLowerInvariant())),
        ["rule"] = Text(Rules),
        ["namespaces"] = Text(Namespaces),
    };

    /// <summary>Whether a finding is shown.</summary>
    public bool Matches(Finding finding) =>
        (Severities.IsEmpty || Severities.Contains(finding.Severity)) && (Rules.IsEmpty || Rules.Contains(finding.Id)) && MatchesRest(finding);

    /// <summary>Whether a finding is shown as far as search and namespaces go.</summary>
    public bool MatchesRest(Finding finding) =>
        (Namespaces.IsEmpty || Namespaces.Contains(ProblemsView.HomeOf(finding)))
        && Search.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Contains(finding, word));

    /// <summary>Whether the URL would be the same.</summary>
    public bool Equals(ProblemsQuery? other) => other is not null && ToParameters().SequenceEqual(other.ToParameters());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Search, Grouping);

    private static bool Contains(Finding finding, string word) =>
        finding.Id.Contains(word, StringComparison.OrdinalIgnoreCase)
        || finding.Object.ToString().Contains(word, StringComparison.OrdinalIgnoreCase)
        || finding.Cause.Contains(word, StringComparison.OrdinalIgnoreCase)
        || finding.Effect.Contains(word, StringComparison.OrdinalIgnoreCase)
        || finding.Fix.Contains(word, StringComparison.OrdinalIgnoreCase)
        || RuleCatalog.Find(finding.Id)?.Title.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    private static T? Value<T>(string word)
        where T : struct, Enum => word.Length > 0 && !char.IsAsciiDigit(word[0]) && Enum.TryParse<T>(word, true, out var value) ? value : null;

    private static string[] Words(string? text) => (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? Text(IEnumerable<string> words) => string.Join(',', words) is { Length: > 0 } text ? text : null;
}
