using System.Collections.Immutable;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Pages.Problems;

/// <summary>What the problems page shows.</summary>
/// <param name="Groups">The findings that match, put together; the worst group first, namespaces by name.</param>
/// <param name="Total">How many findings there are in all.</param>
/// <param name="Matching">How many match.</param>
/// <param name="Severities">How many there are of each severity, of those that match everything else.</param>
/// <param name="Rules">How many there are of each rule, of those that match everything else, by id.</param>
/// <param name="Namespaces">The namespaces that have findings, by name.</param>
public sealed record ProblemsView(
    ImmutableArray<ProblemGroup> Groups,
    int Total,
    int Matching,
    ImmutableSortedDictionary<Severity, int> Severities,
    ImmutableSortedDictionary<string, int> Rules,
    ImmutableSortedSet<string> Namespaces)
{
    /// <summary>How findings about cluster-scoped objects are called among the namespaces.</summary>
    public const string ClusterScoped = "(cluster)";

    /// <summary>Reads what is shown.</summary>
    public static ProblemsView Read(FindingSet findings, ProblemsQuery query)
    {
        Finding[] all = [.. findings.All];
        Finding[] rest = [.. all.Where(query.MatchesRest)];
        Finding[] matching = [.. rest.Where(query.Matches)];
        return new(
            [.. Group(matching, query.Grouping)],
            all.Length,
            matching.Length,
            rest.Where(finding => query.Rules.IsEmpty || query.Rules.Contains(finding.Id)).CountBy(finding => finding.Severity).ToImmutableSortedDictionary(),
            rest.Where(finding => query.Severities.IsEmpty || query.Severities.Contains(finding.Severity)).CountBy(finding => finding.Id)
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            [.. all.Select(HomeOf)]);
    }

    /// <summary>The namespace that a finding is counted to.</summary>
    public static string HomeOf(Finding finding) =>
        finding.Object.Kind == ResourceKind.Namespace ? finding.Object.Name : finding.Object.Namespace.Length == 0 ? ClusterScoped : finding.Object.Namespace;

    private static IEnumerable<ProblemGroup> Group(IEnumerable<Finding> findings, ProblemGrouping grouping)
    {
        var groups = findings
            .GroupBy(finding => grouping switch
            {
                ProblemGrouping.Namespace => HomeOf(finding),
                ProblemGrouping.Severity => finding.Severity.ToString(),
                _ => finding.Id,
            }, StringComparer.Ordinal)
            .Select(group => new ProblemGroup(
                group.Key,
                grouping == ProblemGrouping.Rule ? RuleCatalog.Find(group.Key)?.Title ?? group.Key : group.Key,
                grouping == ProblemGrouping.Rule ? RuleCatalog.Find(group.Key) : null,
                [.. group.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Id, StringComparer.Ordinal).ThenBy(finding => finding.Object).ThenBy(finding => finding.Cause, StringComparer.Ordinal)]));
        return grouping == ProblemGrouping.Namespace
            ? groups.OrderBy(group => group.Id, StringComparer.Ordinal)
            : groups.OrderByDescending(group => group.Findings.Max(finding => finding.Severity)).ThenBy(group => group.Id, StringComparer.Ordinal);
    }
}
