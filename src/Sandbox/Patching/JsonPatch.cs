using System.Globalization;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Writing;

namespace WaypointDashboard.Sandbox.Patching;

/// <summary>JSON patch (RFC 6902).</summary>
internal static class JsonPatch
{
    /// <summary>Applies the operations to the target in place.</summary>
    public static void Apply(JsonObject target, JsonArray operations)
    {
        foreach (var operation in operations)
        {
            if (operation is not JsonObject step || step.Text("path") is not { } path) throw new PatchException("An operation needs a path.") { IsMalformed = true };
            switch (step.Text("op"))
            {
                case "add":
                    Add(target, path, step["value"]?.DeepClone());
                    break;
                case "remove":
                    Remove(target, path);
                    break;
                case "replace":
                    Get(target, path);
                    Replace(target, path, step["value"]?.DeepClone());
                    break;
                case "move":
                    Add(target, path, Remove(target, From(step)));
                    break;
                case "copy":
                    Add(target, path, Get(target, From(step))?.DeepClone());
                    break;
                case "test":
                    if (!JsonNode.DeepEquals(GetOrNull(target, path), step["value"])) throw new PatchException($"testing value {path} failed");
                    break;
                default:
                    throw new PatchException($"Unexpected kind: {step.Text("op")}") { IsMalformed = true };
            }
        }
    }

    private static string From(JsonObject step) => step.Text("from") ?? throw new PatchException("The operation needs a from.") { IsMalformed = true };

    private static (JsonNode Parent, string Last) Locate(JsonObject target, string path)
    {
        var parts = path.Split('/');
        if (parts.Length < 2 || parts[0].Length > 0) throw new PatchException($"{path} is no path");
        JsonNode? node = target;
        foreach (var part in parts[1..^1]) node = Child(node, Unescape(part));
        return (node is JsonObject or JsonArray ? node : throw new PatchException($"{path} does not exist"), Unescape(parts[^1]));
    }

    private static JsonNode? Child(JsonNode? node, string part) => node switch
    {
        JsonObject members => members[part],
        JsonArray items when Index(items, part, items.Count - 1) is { } index => items[index],
        _ => null,
    };

    private static JsonNode? GetOrNull(JsonObject target, string path)
    {
        var (parent, last) = Locate(target, path);
        return Child(parent, last);
    }

    private static JsonNode? Get(JsonObject target, string path)
    {
        var (parent, last) = Locate(target, path);
        var exists = parent is JsonObject members ? members.ContainsKey(last) : Index((JsonArray)parent, last, ((JsonArray)parent).Count - 1) is not null;
        return exists ? Child(parent, last) : throw new PatchException($"{path} does not exist");
    }

    private static void Add(JsonObject target, string path, JsonNode? value)
    {
        var (parent, last) = Locate(target, path);
        if (parent is JsonObject members) members[last] = value;
        else if (parent is JsonArray items && last == "-") items.Add(value);
        else if (parent is JsonArray into && Index(into, last, into.Count) is { } index) into.Insert(index, value);
        else throw new PatchException($"{path} is out of bounds");
    }

    private static void Replace(JsonObject target, string path, JsonNode? value)
    {
        var (parent, last) = Locate(target, path);
        if (parent is JsonObject members) members[last] = value;
        else if (parent is JsonArray items && Index(items, last, items.Count - 1) is { } index) items[index] = value;
    }

    private static JsonNode? Remove(JsonObject target, string path)
    {
        var value = Get(target, path);
        var (parent, last) = Locate(target, path);
        if (parent is JsonObject members) members.Remove(last);
        else if (parent is JsonArray items && Index(items, last, items.Count - 1) is { } index) items.RemoveAt(index);
        return value;
    }

    private static int? Index(JsonArray items, string part, int last) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= last && items.Count >= 0 ? index : null;

    private static string Unescape(string part) => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
