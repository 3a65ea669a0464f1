using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Controllers.Istiod;

/// <summary>What ztunnel can enforce of an AuthorizationPolicy, and what istiod says about the rest.</summary>
internal static class ZtunnelRules
{
    public const string Type = "ZtunnelAccepted";
    private const string Unsupported = "UnsupportedValue";
    private static readonly string[] HttpFields = ["hosts", "notHosts", "methods", "notMethods", "paths", "notPaths", "remoteIpBlocks", "notRemoteIpBlocks", "requestPrincipals", "notRequestPrincipals"];
    private static readonly string[] Layer4Keys = ["source.ip", "source.namespace", "source.principal", "destination.ip", "destination.port"];

    /// <summary>The condition; null for policies that are attached by targetRefs, which ztunnel never sees.</summary>
    public static Condition? Judge(JsonObject policy)
    {
        var action = policy.TextAt("spec", "action") ?? "ALLOW";
        if (policy.TextAt("metadata", "annotations", "istio.io/dry-run") is "true") return new Condition(Type, false, Unsupported, "ztunnel does not support dry-run AuthorizationPolicies");
        if (policy.ItemsAt("spec", "targetRefs").Any() || policy.At("spec", "targetRef") is not null) return null;
        if (action is not ("ALLOW" or "DENY")) return new Condition(Type, false, Unsupported, $"ztunnel does not support the {action} action");
        var rules = policy.ItemsAt("spec", "rules").ToList();
        var found = rules.SelectMany(HttpAttributes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (found.Count == 0) return new Condition(Type, true, "Accepted", "attached to ztunnel");
        var consequence = action == "ALLOW"
            ? "Within an ALLOW policy, rules matching HTTP attributes are omitted. This will be more restrictive than requested."
            : rules.Exists(StillDenies)
                ? "DENY policy with HTTP attributes is enforced without the HTTP rules. This will be more restrictive than requested."
                : "After omitting unsupported HTTP attributes, this DENY policy has no enforceable rules at ztunnel and will have no effect. Deploy a waypoint proxy and use a targetRef to enforce this policy.";
        return new Condition(Type, true, Unsupported, $"ztunnel does not support HTTP attributes (found: {string.Join(", ", found)}). In ambient mode you must use a waypoint proxy to enforce HTTP rules. {consequence}");
    }

    private static IEnumerable<string> HttpAttributes(JsonObject rule) =>
        Clauses(rule, "from", "source").Concat(Clauses(rule, "to", "operation")).SelectMany(clause => clause.Select(field => field.Key)).Where(HttpFields.Contains)
            .Concat(rule.ItemsAt("when").Select(condition => condition.TextAt("key") ?? "").Where(key => !Layer4Keys.Contains(key)));

    /// <summary>Without its HTTP attributes a clause that held nothing else matches nothing, and with it the whole rule.</summary>
    private static bool StillDenies(JsonObject rule) =>
        IsEnforceable(Clauses(rule, "from", "source")) && IsEnforceable(Clauses(rule, "to", "operation"))
        && rule.ItemsAt("when").All(condition => Layer4Keys.Contains(condition.TextAt("key")));

    private static bool IsEnforceable(List<JsonObject> clauses) => clauses.Count == 0 || clauses.Exists(clause => clause.Any(field => !HttpFields.Contains(field.Key)));

    private static List<JsonObject> Clauses(JsonObject rule, string list, string member) => [.. rule.ItemsAt(list).Select(item => item[member]).OfType<JsonObject>()];
}
