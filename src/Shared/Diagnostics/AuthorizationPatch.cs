using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>Merge patches for AuthorizationPolicies. A merge patch replaces lists, so that the rules are written out whole.</summary>
internal static class AuthorizationPatch
{
    private static readonly string[] SourceKeys = ["source.principal", "source.namespace"];

    /// <summary>Lets principals in wherever the rules name sources; where a rule does so by a condition, by a rule beside it that asks for the same but the source.</summary>
    public static string Admit(AuthorizationPolicyResource policy, IReadOnlyList<string> principals)
    {
        var rules = new JsonArray();
        foreach (var rule in policy.Rules)
        {
            var others = rule.When.Where(condition => !SourceKeys.Contains(condition.Key)).ToValueList();
            var isByCondition = others.Count < rule.When.Count;
            rules.Add(Write(rule, rule.From.Count > 0 && !isByCondition ? principals : []));
            if (isByCondition)
            {
                rules.Add(Write(new([], rule.To, others), principals));
            }
        }

        return new JsonObject { ["spec"] = new JsonObject { ["rules"] = rules } }.ToJsonString();
    }

    private static JsonObject Write(AuthorizationRule rule, IReadOnlyList<string> admitted)
    {
        var written = new JsonObject();
        if (rule.From.Count + admitted.Count > 0)
        {
            IEnumerable<JsonObject> sources = rule.From.Select(clause => new JsonObject { ["source"] = Clause(clause) });
            written["from"] = new JsonArray([.. admitted.Count == 0 ? sources : sources.Append(Source(admitted))]);
        }

        if (rule.To.Count > 0)
        {
            written["to"] = new JsonArray([.. rule.To.Select(clause => new JsonObject { ["operation"] = Clause(clause) })]);
        }

        if (rule.When.Count > 0)
        {
            written["when"] = new JsonArray([.. rule.When.Select(Condition)]);
        }

        return written;
    }

    private static JsonObject Source(IReadOnlyList<string> principals) =>
        new() { ["source"] = new JsonObject { ["principals"] = new JsonArray([.. principals.Select(principal => (JsonNode?)JsonValue.Create(principal))]) } };

    private static JsonObject Clause(AuthorizationClause clause) => new(clause.Attributes.Select(attribute => KeyValuePair.Create(attribute.Field, (JsonNode?)Texts(attribute.Values))));

    private static JsonObject Condition(AuthorizationCondition condition)
    {
        var written = new JsonObject { ["key"] = condition.Key };
        if (condition.Values.Count > 0)
        {
            written["values"] = Texts(condition.Values);
        }

        if (condition.NotValues.Count > 0)
        {
            written["notValues"] = Texts(condition.NotValues);
        }

        return written;
    }

    private static JsonArray Texts(ValueList<string> values) => new([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]);
}
