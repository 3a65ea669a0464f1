namespace WaypointDashboard.Server.Api;

/// <summary>The answer to <c>GET /api/v1/findings</c>.</summary>
/// <param name="Findings">The findings: the worst first, then by object and rule.</param>
internal sealed record FindingsAnswer(IReadOnlyList<FindingAnswer> Findings);
