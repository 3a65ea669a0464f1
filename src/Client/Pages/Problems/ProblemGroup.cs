using System.Collections.Immutable;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Pages.Problems;

/// <summary>Problems that belong together.</summary>
/// <param name="Id">What tells the group from others.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Rule">The rule that all of them come from; null when they do not, or the rule is not known.</param>
/// <param name="Problems">The problems, the worst first.</param>
public sealed record ProblemGroup(string Id, string Title, RuleInfo? Rule, ImmutableArray<Problem> Problems)
{
    /// <summary>How many there are of each severity.</summary>
    public ProblemCounts Counts { get; } = ProblemCounts.Of(Problems.Select(problem => problem.First));
}
