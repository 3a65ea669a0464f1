using System.Globalization;
using System.Text.Json.Nodes;

namespace WaypointDashboard.Server.Changes;

/// <summary>Says what a step will do to an object that an earlier step of the same plan changes: the server cannot be asked about that yet.</summary>
internal static class LocalPatch
{
    /// <summary>RFC 7386.</summary>
    public static JsonObject Merge(JsonObject target, JsonObject patch)
    {
        var merged = (JsonObject)target.DeepClone();
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                merged.Remove(name);
            }
            else if (value is JsonObject inner)
            {
                merged[name] = Merge(merged[name] as JsonObject ?? [], inner);
            }
            else
            {
                merged[name] = value.DeepClone();
            }
        }

        return merged;
    }

    /// <summary>RFC 6902, the operations that planners use.</summary>
    /// <returns>Null when an operation does not fit the object.</returns>
    public static JsonObject? Edit(JsonObject target, JsonArray operations)
    {
        var edited = (JsonObject)target.DeepClone();
        return operations.All(operation => operation is JsonObject fields && Do(edited, fields)) ? edited : null;
    }

    private static bool Do(JsonObject root, JsonObject operation)
    {
        var path = ((string?)operation["path"] ?? "").Split('/').Skip(1).Select(Unescape).ToList();
        if (path.Count == 0)
        {
            return false;
        }

        JsonNode? parent = root;
        foreach (var name in path.SkipLast(1))
        {
            parent = Child(parent, name);
        }

        var value = operation["value"]?.DeepClone();
        return (string?)operation["op"] switch
        {
            "test" => JsonNode.DeepEquals(Child(parent, path[^1]), value),
            "add" => Add(parent, path[^1], value),
            "replace" => Child(parent, path[^1]) is not null && Remove(parent, path[^1]) && Add(parent, path[^1], value),
            "remove" => Remove(parent, path[^1]),
            _ => false,
        };
    }

    private static JsonNode? Child(JsonNode? parent, string name) => parent switch
    {
        JsonObject fields => fields[name],
        JsonArray items when Index(name) is { } index && index < items.Count => items[index],
        _ => null,
    };

    private static bool Add(JsonNode? parent, string name, JsonNode? value)
    {
        switch (parent)
        {
            case JsonObject fields:
                fields[name] = value;
                return true;
            case JsonArray items when name == "-":
                items.Add(value);
                return true;
            case JsonArray items when Index(name) is { } index && index <= items.Count:
                items.Insert(index, value);
                return true;
            default:
                return false;
        }
    }

    private static bool Remove(JsonNode? parent, string name)
    {
        switch (parent)
        {
            case JsonObject fields:
                return fields.Remove(name);
            case JsonArray items when Index(name) is { } index && index < items.Count:
                items.RemoveAt(index);
                return true;
            default:
                return false;
        }
    }

    private static int? Index(string name) => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private static string Unescape(string name) => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
