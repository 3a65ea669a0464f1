using System.Globalization;
using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Changes;

/// <summary>How objects are shown, and how two states of one are compared.</summary>
internal static class ObjectContent
{
    // The server draws these anew whenever an object is made, for a dry run too.
    private static readonly string[] DrawnForServices = ["clusterIP", "clusterIPs", "healthCheckNodePort"];

    /// <summary>A copy without <c>managedFields</c>.</summary>
    public static JsonObject ForPeople(JsonObject whole)
    {
        var copy = (JsonObject)whole.DeepClone();
        (copy["metadata"] as JsonObject)?.Remove("managedFields");
        return copy;
    }

    /// <summary>What differs between two states of an object that exists.</summary>
    public static IReadOnlyList<JsonDifference> Differences(JsonObject before, JsonObject after) => JsonDifferences.Of(ComparableObject.Of(before), ComparableObject.Of(after));

    /// <summary>What differs between two answers to the making of one object.</summary>
    public static IReadOnlyList<JsonDifference> DifferencesOfNew(JsonObject before, JsonObject after) => [.. Differences(before, after).Where(found => !IsDrawn(after, found))];

    /// <summary>What of the first is not so in the second; what the second has beside, such as defaults, does not matter.</summary>
    public static IReadOnlyList<JsonDifference> Missing(JsonObject wanted, JsonObject found)
    {
        var missing = new List<JsonDifference>();
        Miss([], ComparableObject.Of(wanted), ComparableObject.Of(found), missing);
        return missing;
    }

    /// <summary>Differences in a few words, such as <c>metadata.labels.team: "a" → "b"</c>.</summary>
    public static string Describe(IReadOnlyList<JsonDifference> differences)
    {
        const int Most = 4;
        var told = string.Join("; ", differences.Take(Most).Select(found => $"{string.Join('.', found.Path)}: {Shorten(found.Before)} → {Shorten(found.After)}"));
        return differences.Count > Most ? $"{told}; and {differences.Count - Most} more" : told;
    }

    private static void Miss(ValueList<string> path, JsonNode? wanted, JsonNode? found, List<JsonDifference> missing)
    {
        switch (wanted, found)
        {
            case (JsonObject fields, JsonObject others):
                foreach (var (name, value) in fields)
                {
                    Miss([.. path, name], value, others[name], missing);
                }

                break;
            case (JsonArray items, JsonArray others) when items.Count == others.Count:
                for (var index = 0; index < items.Count; index++)
                {
                    Miss([.. path, index.ToString(CultureInfo.InvariantCulture)], items[index], others[index], missing);
                }

                break;
            case (JsonObject { Count: 0 }, null):
                break;
            default:
                if (!JsonNode.DeepEquals(wanted, found))
                {
                    missing.Add(new JsonDifference(path, wanted?.ToJsonString(), found?.ToJsonString()));
                }

                break;
        }
    }

    private static bool IsDrawn(JsonObject whole, JsonDifference difference) => (string?)whole["kind"] switch
    {
        "Service" => difference.Path is ["spec", var field, ..] && (DrawnForServices.Contains(field, StringComparer.Ordinal) || field == "ports"),
        "Pod" => difference.Path is ["spec", "volumes" or "containers" or "initContainers", ..],
        _ => false,
    };

    private static string Shorten(string? value) => value switch
    {
        null => "(none)",
        { Length: > 80 } => $"{value[..80]}…",
        _ => value,
    };
}
