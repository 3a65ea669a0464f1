using System.Collections.Immutable;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Pages.Problems;

/// <summary>What the problems page shows.</summary>
/// <param name="Groups">The problems that match, put together; the worst group first, namespaces by name.</param>
/// <param name="Total">How many problems there are in all; the findings about the pods of one workload are one.</param>
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

    /// <summary>Nothing, before anything is known.</summary>
    public static ProblemsView Empty { get; } =
        new([], 0, 0, ImmutableSortedDictionary<Severity, int>.Empty, ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal), []);

    /// <summary>Reads what is shown. A search finds the pods that it is about, and leaves the others of their workload out.</summary>
    public static ProblemsView Read(LiveMesh live, ProblemsQuery query)
    {
        Finding[] all = [.. live.Findings.All];
        Problem[] rest = [.. ProblemReading.Of(all.Where(query.MatchesRest), live.Mesh.Resources)];
        Problem[] matching = [.. rest.Where(problem => query.Matches(problem.First))];
        return new(
            [.. Group(matching, query.Grouping)],
            ProblemReading.Of(all, live.Mesh.Resources).Count,
            matching.Length,
            rest.Where(problem => query.Rules.IsEmpty || query.Rules.Contains(problem.First.Id)).CountBy(problem => problem.First.Severity).ToImmutableSortedDictionary(),
            rest.Where(problem => query.Severities.IsEmpty || query.Severities.Contains(problem.First.Severity)).CountBy(problem => problem.First.Id)
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            [.. all.Select(HomeOf)]);
    }

    /// <summary>The namespace that a finding is counted to.</summary>
    public static string HomeOf(Finding finding) =>
        finding.Object.Kind == ResourceKind.Namespace ? finding.Object.Name : finding.Object.Namespace.Length == 0 ? ClusterScoped : finding.Object.Namespace;

    private static IEnumerable<ProblemGroup> Group(IEnumerable<Problem> problems, ProblemGrouping grouping)
    {
        var groups = problems
            .GroupBy(problem => grouping switch
            {
                ProblemGrouping.Namespace => HomeOf(problem.First),
                ProblemGrouping.Severity => problem.First.Severity.ToString(),
                _ => problem.First.Id,
            }, StringComparer.Ordinal)
            .Select(group => new ProblemGroup(
                group.Key,
                grouping == ProblemGrouping.Rule ? RuleCatalog.Find(group.Key)?.Title ?? group.Key : group.Key,
                grouping == ProblemGrouping.Rule ? RuleCatalog.Find(group.Key) : null,
                [
                    .. group.OrderByDescending(problem => problem.First.Severity).ThenBy(problem => problem.First.Id, StringComparer.Ordinal)
                        .ThenBy(problem => problem.First.Object).ThenBy(problem => problem.First.Cause, StringComparer.Ordinal),
                ]));
        return grouping == ProblemGrouping.Namespace
            ? groups.OrderBy(group => group.Id, StringComparer.Ordinal)
            : groups.OrderByDescending(group => group.Problems[0].First.Severity).ThenBy(group => group.Id, StringComparer.Ordinal);
    }
}
