using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Writes the step that gives an object back the fields that another step changed, and leaves all others alone.</summary>
internal static class UndoPatch
{
    /// <summary>The step; null when nothing differs.</summary>
    /// <param name="key">The object.</param>
    /// <param name="before">The object to go back to.</param>
    /// <param name="after">The object to go back from.</param>
    public static PlanStep? Between(ObjectKey key, JsonObject before, JsonObject after)
    {
        var differences = JsonDifferences.Of(ComparableObject.Of(before), ComparableObject.Of(after));
        return differences.Count == 0 ? null
            : differences.All(IsLabelling) ? new PlanStep.Patch(key, Labelling(differences).ToJsonString(PlanJson.Options))
            : new PlanStep.EditList(key, Operations(differences).ToJsonString(PlanJson.Options));
    }

    private static bool IsLabelling(JsonDifference difference) => difference.Path is { Count: 2 or 3 } path && path[0] == "metadata" && path[1] is "labels" or "annotations";

    private static JsonObject Labelling(ValueList<JsonDifference> differences)
    {
        var metadata = new JsonObject();
        foreach (var difference in differences)
        {
            // The first or the last label of an object brings the whole field or takes it away.
            var whole = difference.Path.Count == 2;
            var names = whole ? Names(difference.Before).Union(Names(difference.After), StringComparer.Ordinal) : [difference.Path[2]];
            var entries = metadata[difference.Path[1]] as JsonObject ?? [];
            foreach (var name in names)
            {
                entries[name] = whole ? (Value(difference.Before) as JsonObject)?[name]?.DeepClone() : Value(difference.Before);
            }

            metadata[difference.Path[1]] ??= entries;
        }

        return new JsonObject { ["metadata"] = metadata };
    }

    private static JsonArray Operations(ValueList<JsonDifference> differences)
    {
        var operations = new JsonArray();
        foreach (var difference in differences)
        {
            var path = string.Concat(difference.Path.Select(name => $"/{Escape(name)}"));
            if (difference.After is not null)
            {
                operations.Add(new JsonObject { ["op"] = "test", ["path"] = path, ["value"] = Value(difference.After) });
            }

            operations.Add((difference.Before, difference.After) switch
            {
                (null, _) => new JsonObject { ["op"] = "remove", ["path"] = path },
                (_, null) => new JsonObject { ["op"] = "add", ["path"] = path, ["value"] = Value(difference.Before) },
                _ => new JsonObject { ["op"] = "replace", ["path"] = path, ["value"] = Value(difference.Before) },
            });
        }

        return operations;
    }

    private static IEnumerable<string> Names(string? json) => (Value(json) as JsonObject)?.Select(entry => entry.Key) ?? [];

    private static JsonNode? Value(string? json) => json is null ? null : JsonNode.Parse(json);

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
