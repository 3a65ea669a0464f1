using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Controllers;

/// <summary>Which labels a selector takes.</summary>
internal static class Selecting
{
    /// <summary>A map of labels, as Services have. An empty one takes nothing.</summary>
    public static bool Matches(this IReadOnlyDictionary<string, string> labels, JsonNode? selector) =>
        selector is JsonObject { Count: > 0 } && HasAll(labels, selector);

    /// <summary>A LabelSelector. Null takes nothing, an empty one everything.</summary>
    public static bool MatchesSelector(this IReadOnlyDictionary<string, string> labels, JsonNode? selector) =>
        selector is JsonObject && HasAll(labels, selector.At("matchLabels")) && selector.ItemsAt("matchExpressions").All(expression => Holds(labels, expression));

    private static bool HasAll(IReadOnlyDictionary<string, string> labels, JsonNode? wanted) =>
        wanted.MapAt().All(pair => labels.TryGetValue(pair.Key, out var value) && value == pair.Value);

    private static bool Holds(IReadOnlyDictionary<string, string> labels, JsonObject expression)
    {
        var present = labels.TryGetValue(expression.TextAt("key") ?? "", out var value);
        return expression.TextAt("operator") switch
        {
            "In" => present && expression.TextsAt("values").Contains(value, StringComparer.Ordinal),
            "NotIn" => !present || !expression.TextsAt("values").Contains(value, StringComparer.Ordinal),
            "Exists" => present,
            "DoesNotExist" => !present,
            _ => false,
        };
    }
}
