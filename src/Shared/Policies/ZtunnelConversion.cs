using System.Globalization;
using System.Net;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Policies;

/// <summary>How istiod turns an AuthorizationPolicy into what ztunnel enforces (ambient/authorization.go, convertAuthorizationPolicy and handleRule).</summary>
public static class ZtunnelConversion
{
    private const string DryRunAnnotation = "istio.io/dry-run";

    private static readonly string[] HttpFields =
    [
        "hosts", "notHosts", "methods", "notMethods", "paths", "notPaths",
        "remoteIpBlocks", "notRemoteIpBlocks", "requestPrincipals", "notRequestPrincipals",
    ];

    private static readonly string[] Layer4Keys = ["source.ip", "source.namespace", "source.principal", "destination.ip", "destination.port"];

    /// <summary>Reads a policy as ztunnel gets it. The order of the checks is istiod's.</summary>
    public static ZtunnelPolicy Read(AuthorizationPolicyResource policy)
    {
        if (IsDryRun(policy))
        {
            return NotSent(policy, "ztunnel does not support dry-run AuthorizationPolicies");
        }
        if (policy.TargetRefs.Count > 0)
        {
            return new(false, policy.Action, [], [], 0, null);
        }
        if (policy.Action is not ("ALLOW" or "DENY"))
        {
            return NotSent(policy, $"ztunnel does not support the {policy.Action} action");
        }

        var omitted = new SortedSet<string>(StringComparer.Ordinal);
        var rules = new List<AuthorizationRule>();
        foreach (var rule in policy.Rules)
        {
            var found = HttpAttributesOf(rule).ToList();
            omitted.UnionWith(found);
            // An ALLOW rule with any HTTP attribute is left out: keeping its rest would allow more than was written.
            if (found.Count == 0 || policy.Action == "DENY")
            {
                rules.Add(Strip(rule));
            }
        }
        var read = new ZtunnelPolicy(true, policy.Action, rules.ToValueList(), omitted.ToValueList(), policy.Rules.Count - rules.Count, null);
        return read with { Condition = ConditionOf(read) };
    }

    /// <summary>Whether a policy only reports what it would do. istiod's dry run at ztunnel is off by default and not known from outside.</summary>
    public static bool IsDryRun(AuthorizationPolicyResource policy) =>
        GoBoolean.IsTrue(policy.Annotations[DryRunAnnotation]);

    /// <summary>The HTTP attributes of a rule, by field or condition key.</summary>
    public static IEnumerable<string> HttpAttributesOf(AuthorizationRule rule) =>
        rule.From.Concat(rule.To)
            .SelectMany(clause => clause.Attributes.Items)
            .Select(attribute => attribute.Field)
            .Where(field => HttpFields.Contains(field))
            .Concat(rule.When.Select(condition => condition.Key).Where(key => !Layer4Keys.Contains(key)));

    private static ZtunnelPolicy NotSent(AuthorizationPolicyResource policy, string message) =>
        new(false, policy.Action, [], [], 0, new(PolicyCondition.ZtunnelAccepted, false, "UnsupportedValue", message));

    private static AuthorizationRule Strip(AuthorizationRule rule) =>
        new(StripClauses(rule.From), StripClauses(rule.To), rule.When.Select(StripCondition).ToValueList());

    private static ValueList<AuthorizationClause> StripClauses(ValueList<AuthorizationClause> clauses) => clauses
        .Select(clause => new AuthorizationClause(clause.Attributes
            .Where(attribute => !HttpFields.Contains(attribute.Field))
            .Select(attribute => attribute with { Values = Readable(attribute.Field, attribute.Values) })
            .Where(attribute => attribute.Values.Count > 0)
            .ToValueList()))
        .ToValueList();

    private static AuthorizationCondition StripCondition(AuthorizationCondition condition) => Layer4Keys.Contains(condition.Key)
        ? condition with { Values = Readable(condition.Key, condition.Values), NotValues = Readable(condition.Key, condition.NotValues) }
        : condition with { Values = [], NotValues = [] };

    // Values that istiod cannot parse are left out silently (stringToPort, stringToIP).
    private static ValueList<string> Readable(string field, ValueList<string> values) => field switch
    {
        "ports" or "notPorts" or "destination.port" =>
            values.Where(value => ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)).ToValueList(),
        "ipBlocks" or "notIpBlocks" or "source.ip" or "destination.ip" =>
            values.Where(value => IPNetwork.TryParse(value, out _) || IPAddress.TryParse(value, out _)).ToValueList(),
        _ => values,
    };

    private static PolicyCondition ConditionOf(ZtunnelPolicy read)
    {
        if (!read.HasHttpAttributes)
        {
            return new(PolicyCondition.ZtunnelAccepted, true, "Accepted", "attached to ztunnel");
        }
        var consequence = read switch
        {
            { Action: "ALLOW" } => "Within an ALLOW policy, rules matching HTTP attributes are omitted. This will be more restrictive than requested.",
            { HasEffectiveRules: true } => "DENY policy with HTTP attributes is enforced without the HTTP rules. This will be more restrictive than requested.",
            _ => "After omitting unsupported HTTP attributes, this DENY policy has no enforceable rules at ztunnel and will have no effect. Deploy a waypoint proxy and use a targetRef to enforce this policy.",
        };
        return new(
            PolicyCondition.ZtunnelAccepted,
            true,
            "UnsupportedValue",
            $"ztunnel does not support HTTP attributes (found: {string.Join(", ", read.Omitted.Items)}). In ambient mode you must use a waypoint proxy to enforce HTTP rules. {consequence}");
    }
}
