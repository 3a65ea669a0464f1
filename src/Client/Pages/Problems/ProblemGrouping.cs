namespace WaypointDashboard.Client.Pages.Problems;

/// <summary>What findings are put together by.</summary>
public enum ProblemGrouping
{
    /// <summary>By the rule that found them.</summary>
    Rule,

    /// <summary>By the namespace of their object.</summary>
    Namespace,

    /// <summary>By how bad they are.</summary>
    Severity,
}
