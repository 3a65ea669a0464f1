using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>What becomes of an AuthorizationPolicy with HTTP attributes at ztunnel, which leaves them out.</summary>
internal static class ZtunnelEffect
{
    public static string Of(AuthorizationPolicyResource policy, ZtunnelPolicy read) => (policy.Action, read.HasEffectiveRules) switch
    {
        ("ALLOW", false) => "ztunnel leaves its rules out: the policy allows nothing, and all traffic to the pods that it selects is denied unless another ALLOW policy lets it through.",
        ("ALLOW", true) => $"ztunnel leaves {read.OmittedRules} of its {FindingText.Count(policy.Rules.Count, "rule")} out: more is denied than was written.",
        ("DENY", false) => "Nothing of it is left at ztunnel: it denies nothing, and what it is meant to refuse passes.",
        ("DENY", true) => "ztunnel leaves the attributes out: rules that keep others deny more than was written, and rules that keep none deny nothing.",
        _ => $"ztunnel does not know the action {policy.Action}: nobody enforces it, and what it is meant to refuse passes.",
    };
}
