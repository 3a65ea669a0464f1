using System.Text;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Api.Responses;
using WaypointDashboard.Sandbox.Patching;

namespace WaypointDashboard.Sandbox.Applying;

/// <summary>The steps of paths: how a member or a list item is named, and how a whole path is said in a conflict.</summary>
internal static class FieldPath
{
    private const string DefaultProtocol = "TCP";

    public static string Field(string name) => $"f:{name}";

    public static string Value(JsonNode? item) => $"v:{item?.ToJsonString(ResponseWriting.Json) ?? "null"}";

    public static string Key(JsonObject item, ListShape shape)
    {
        var key = new JsonObject();
        foreach (var name in shape.Keys.Order(StringComparer.Ordinal))
        {
            if (item[name] is { } value) key[name] = value.DeepClone();
            else if (name == "protocol") key[name] = DefaultProtocol;
        }
        return $"k:{key.ToJsonString(ResponseWriting.Json)}";
    }

    public static string Said(IEnumerable<string> path)
    {
        var text = new StringBuilder();
        foreach (var step in path)
        {
            switch (step[..2])
            {
                case "f:":
                    text.Append('.').Append(step.AsSpan(2));
                    break;
                case "k:":
                    var keys = JsonNode.Parse(step[2..])!.AsObject();
                    text.Append('[').AppendJoin(',', keys.Select(key => $"{key.Key}={key.Value?.ToJsonString(ResponseWriting.Json)}")).Append(']');
                    break;
                default:
                    text.Append("[=").Append(step.AsSpan(2)).Append(']');
                    break;
            }
        }
        return text.ToString();
    }

    /// <summary>The index of the item that a step names; -1 if there is none.</summary>
    public static int IndexOf(JsonArray items, string step, ListShape shape)
    {
        for (var index = 0; index < items.Count; index++)
        {
            if (step[0] == 'v' ? Value(items[index]) == step : items[index] is JsonObject item && Key(item, shape) == step) return index;
        }
        return -1;
    }
}
