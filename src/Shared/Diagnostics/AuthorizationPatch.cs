using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>Merge patches for AuthorizationPolicies. A merge patch replaces lists, so that the rules are written out whole.</summary>
internal static class AuthorizationPatch
{
    /// <summary>Lets a principal in wherever the rules name sources; where they do so by a condition, by a rule of its own.</summary>
    public static string Admit(AuthorizationPolicyResource policy, string principal)
    {
        var rules = new JsonArray([.. policy.Rules.Select(rule => Write(rule, rule.From.Count > 0 ? principal : null))]);
        if (policy.Rules.All(rule => rule.From.Count == 0))
        {
            rules.Add(new JsonObject { ["from"] = new JsonArray(Source(principal)) });
        }

        return new JsonObject { ["spec"] = new JsonObject { ["rules"] = rules } }.ToJsonString();
    }

    private static JsonObject Write(AuthorizationRule rule, string? admitted)
    {
        var written = new JsonObject();
        if (rule.From.Count > 0)
        {
            JsonNode[] sources = [.. rule.From.Select(clause => new JsonObject { ["source"] = Clause(clause) })];
            written["from"] = new JsonArray(admitted is null ? sources : [.. sources, Source(admitted)]);
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

    private static JsonObject Source(string principal) => new() { ["source"] = new JsonObject { ["principals"] = new JsonArray(principal) } };

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
