namespace WaypointDashboard.Shared.Resources;

/// <summary>A rule of an AuthorizationPolicy: it matches when one source, one operation and all conditions do. Each clause is an attribute map.</summary>
/// <param name="From">The sources, any of which may match; empty means any source.</param>
/// <param name="To">The operations, any of which may match; empty means any operation.</param>
/// <param name="When">The conditions, all of which must hold.</param>
public sealed record AuthorizationRule(
    ValueList<AuthorizationClause> From,
    ValueList<AuthorizationClause> To,
    ValueList<AuthorizationCondition> When);
