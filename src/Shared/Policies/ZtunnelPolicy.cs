using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Policies;

/// <summary>An AuthorizationPolicy as ztunnel enforces it: what is left of it without the attributes that only a waypoint can check.</summary>
/// <param name="IsSent">Whether istiod sends it to ztunnel at all.</param>
/// <param name="Action"><c>ALLOW</c> or <c>DENY</c>; others are not sent.</param>
/// <param name="Rules">The rules left, with the attributes left. A clause that lost everything is an empty clause, which matches nothing.</param>
/// <param name="Omitted">The attributes left out, sorted and without repetition.</param>
/// <param name="OmittedRules">How many whole rules are left out (ALLOW only).</param>
/// <param name="Condition">What istiod writes; null when it writes nothing, as for policies with targetRefs.</param>
public sealed record ZtunnelPolicy(
    bool IsSent,
    string Action,
    ValueList<AuthorizationRule> Rules,
    ValueList<string> Omitted,
    int OmittedRules,
    PolicyCondition? Condition)
{
    /// <summary>Whether any rule is left that can match. An ALLOW policy without one denies everything; a DENY policy without one denies nothing.</summary>
    public bool HasEffectiveRules => Rules.Any(CanMatch);

    /// <summary>Whether it has HTTP attributes that ztunnel cannot check.</summary>
    public bool HasHttpAttributes => Omitted.Count > 0;

    /// <summary>Whether it was written to deny and denies nothing: it fails open.</summary>
    public bool IsNoOpDeny => IsSent && Action == "DENY" && HasHttpAttributes && !HasEffectiveRules;

    private static bool CanMatch(AuthorizationRule rule) =>
        ClauseCanMatch(rule.From) && ClauseCanMatch(rule.To) && rule.When.All(condition => condition.Values.Count + condition.NotValues.Count > 0);

    private static bool ClauseCanMatch(ValueList<AuthorizationClause> clause) =>
        clause.Count == 0 || clause.Any(entry => entry.Attributes.Count > 0);
}
