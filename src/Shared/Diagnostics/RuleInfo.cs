namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>What a rule is about.</summary>
/// <param name="Id"><c>WP001</c> to <c>WP030</c>.</param>
/// <param name="Title">A few words, such as "Waypoint does not exist".</param>
/// <param name="Severity">How bad its findings are at most.</param>
/// <param name="Explanation">What the rule looks at and why it matters, in two or three sentences: the documentation that a page shows.</param>
/// <param name="Documentation">The address of Istio's own page on the matter.</param>
public sealed record RuleInfo(string Id, string Title, Severity Severity, string Explanation, Uri Documentation);
