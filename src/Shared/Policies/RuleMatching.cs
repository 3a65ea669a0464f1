using System.Globalization;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Policies;

/// <summary>Whether a rule, as ztunnel has it, matches a connection: one source, one operation and all conditions must (ztunnel: src/rbac.rs).</summary>
/// <param name="Source">Who connects; null for plaintext, which has no identity.</param>
/// <param name="PolicyNamespace">The policy's namespace, which <c>serviceAccounts</c> without one mean.</param>
/// <param name="Port">The port connected to; null when it is not known.</param>
public sealed record RuleMatching(WorkloadIdentity? Source, string PolicyNamespace, int? Port)
{
    /// <summary>Matches a whole rule.</summary>
    public MatchCertainty Match(AuthorizationRule rule)
    {
        var result = Least(ClauseMatch(rule.From), ClauseMatch(rule.To));
        foreach (var condition in rule.When)
        {
            result = Least(result, ConditionMatch(condition));
        }
        return result;
    }

    private MatchCertainty ClauseMatch(ValueList<AuthorizationClause> entries)
    {
        // No clause is no restriction; a clause whose entries lost everything matches nothing.
        var result = entries.Count == 0 ? MatchCertainty.Always : MatchCertainty.Never;
        foreach (var entry in entries)
        {
            result = Most(result, EntryMatch(entry));
        }
        return result;
    }

    private MatchCertainty EntryMatch(AuthorizationClause entry)
    {
        var result = entry.Attributes.Count == 0 ? MatchCertainty.Never : MatchCertainty.Always;
        foreach (var attribute in entry.Attributes)
        {
            result = Least(result, AttributeMatch(attribute.Field, attribute.Values));
        }
        return result;
    }

    private MatchCertainty ConditionMatch(AuthorizationCondition condition)
    {
        if (condition.Values.Count + condition.NotValues.Count == 0)
        {
            return MatchCertainty.Never;
        }
        var field = condition.Key switch
        {
            "source.namespace" => "namespaces",
            "source.principal" => "principals",
            "destination.port" => "ports",
            _ => condition.Key,
        };
        var positive = condition.Values.Count == 0 ? MatchCertainty.Always : AttributeMatch(field, condition.Values);
        var negative = condition.NotValues.Count == 0 ? MatchCertainty.Always : Not(AttributeMatch(field, condition.NotValues));
        return Least(positive, negative);
    }

    private MatchCertainty AttributeMatch(string field, ValueList<string> values) => field switch
    {
        "principals" => Sure(Source is not null && values.Any(value => Matches(value, Source.Principal))),
        "namespaces" => Sure(Source is not null && values.Any(value => Matches(value, Source.Namespace))),
        "serviceAccounts" => Sure(Source is not null && values.Any(value => IsServiceAccount(value, Source))),
        "ports" => Port is { } port ? Sure(values.Contains(port.ToString(CultureInfo.InvariantCulture))) : MatchCertainty.Perhaps,
        "notPrincipals" => Not(AttributeMatch("principals", values)),
        "notNamespaces" => Not(AttributeMatch("namespaces", values)),
        "notServiceAccounts" => Not(AttributeMatch("serviceAccounts", values)),
        "notPorts" => Not(AttributeMatch("ports", values)),
        _ => MatchCertainty.Perhaps,
    };

    private bool IsServiceAccount(string value, WorkloadIdentity source)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? source.Namespace == PolicyNamespace && source.ServiceAccount == value
            : source.Namespace == value[..slash] && source.ServiceAccount == value[(slash + 1)..];
    }

    private static bool Matches(string pattern, string value) => pattern switch
    {
        "*" => value.Length > 0,
        ['*', .. var suffix] => value.EndsWith(suffix, StringComparison.Ordinal),
        [.. var prefix, '*'] => value.StartsWith(prefix, StringComparison.Ordinal),
        _ => value == pattern,
    };

    private static MatchCertainty Sure(bool matches) => matches ? MatchCertainty.Always : MatchCertainty.Never;

    private static MatchCertainty Not(MatchCertainty match) => (MatchCertainty)(2 - (int)match);

    private static MatchCertainty Least(MatchCertainty left, MatchCertainty right) => left < right ? left : right;

    private static MatchCertainty Most(MatchCertainty left, MatchCertainty right) => left > right ? left : right;
}
