using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Finds what differs between two JSON objects. Lists are compared as wholes: their order means something.</summary>
public static class JsonDifferences
{
    /// <summary>The fields that differ, in the order in which they appear in the first and then in the second.</summary>
    public static ValueList<JsonDifference> Of(JsonObject before, JsonObject after)
    {
        var found = new List<JsonDifference>();
        Compare([], before, after, found);
        return [.. found];
    }

    private static void Compare(ValueList<string> path, JsonObject before, JsonObject after, List<JsonDifference> found)
    {
        foreach (var name in before.Select(field => field.Key).Union(after.Select(field => field.Key), StringComparer.Ordinal))
        {
            ValueList<string> here = [.. path, name];
            var (left, right) = (before[name], after[name]);
            if (left is JsonObject leftObject && right is JsonObject rightObject)
            {
                Compare(here, leftObject, rightObject, found);
            }
            else if (!JsonNode.DeepEquals(left, right) && !(IsNothing(left) && IsNothing(right)))
            {
                found.Add(new JsonDifference(here, Text(left), Text(right)));
            }
        }
    }

    private static bool IsNothing(JsonNode? node) => node is null or JsonObject { Count: 0 };

    private static string? Text(JsonNode? node) => node?.ToJsonString(PlanJson.Options);
}
