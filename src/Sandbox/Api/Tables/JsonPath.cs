using System.Text.Json;
using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Api.Tables;

/// <summary>The JSON paths that printer columns use: members, <c>[*]</c>, and <c>[?(@.member=="value")]</c>.</summary>
internal static class JsonPath
{
    private const string FilterStart = "?(@.";

    /// <summary>What kubectl prints for a path: the first value found, a list as JSON; null if there is none.</summary>
    public static JsonNode? Find(JsonObject root, string path)
    {
        IEnumerable<JsonNode> current = [root];
        foreach (var step in Steps(path)) current = [.. current.SelectMany(node => Follow(node, step))];
        return current.FirstOrDefault() switch
        {
            null => null,
            JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
            JsonValue value => value.DeepClone(),
            var structure => structure.ToJsonString(),
        };
    }

    private static IEnumerable<string> Steps(string path)
    {
        for (var index = 0; index < path.Length;)
        {
            if (path[index] == '[')
            {
                var end = path.IndexOf(']', index);
                yield return path[index..(end + 1)];
                index = end + 1;
                continue;
            }
            var start = path[index] == '.' ? index + 1 : index;
            var stop = path.AsSpan(start).IndexOfAny('.', '[') is >= 0 and var length ? start + length : path.Length;
            yield return path[start..stop];
            index = stop;
        }
    }

    private static IEnumerable<JsonNode> Follow(JsonNode node, string step)
    {
        if (!step.StartsWith('[')) return node is JsonObject value && value[step] is { } member ? [member] : [];
        if (node is not JsonArray array) return [];
        var items = array.OfType<JsonNode>();
        if (step == "[*]") return items;
        if (int.TryParse(step[1..^1], out var index)) return items.Skip(index).Take(1);
        if (!step[1..].StartsWith(FilterStart, StringComparison.Ordinal)) return [];
        var filter = step[(FilterStart.Length + 1)..^2].Split("==");
        return items.Where(item => item is JsonObject value && value[filter[0]]?.ToString() == filter[1].Trim('"', '\''));
    }
}
