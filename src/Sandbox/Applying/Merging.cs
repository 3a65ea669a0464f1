using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Patching;

namespace WaypointDashboard.Sandbox.Applying;

/// <summary>Putting a configuration into an object, and taking single places out of it.</summary>
internal static class Merging
{
    public static void Merge(JsonObject target, JsonObject said, TypeShape shape)
    {
        foreach (var (name, value) in said)
        {
            var place = shape.Member(name);
            switch (value)
            {
                case JsonObject members when !place.IsAtomicMap && target[name] is JsonObject inner:
                    Merge(inner, members, place);
                    break;
                case JsonArray items when target[name] is JsonArray current && place.List is { Kind: ListShapeKind.Map } list:
                    MergeItems(current, items, list, place);
                    break;
                case JsonArray items when target[name] is JsonArray current && place.List.Kind == ListShapeKind.Set:
                    foreach (var item in items.Where(item => !current.Any(each => JsonNode.DeepEquals(each, item))).ToList()) current.Add(item?.DeepClone());
                    break;
                default:
                    target[name] = value?.DeepClone();
                    break;
            }
        }
    }

    /// <summary>Removes a place, and whatever is empty without it.</summary>
    public static void Remove(JsonObject target, ReadOnlySpan<string> path, TypeShape shape)
    {
        var name = path[0][2..];
        var place = shape.Member(name);
        if (path.Length == 1)
        {
            target.Remove(name);
            return;
        }
        switch (target[name])
        {
            case JsonObject inner:
                Remove(inner, path[1..], place);
                if (inner.Count == 0) target.Remove(name);
                break;
            case JsonArray items when FieldPath.IndexOf(items, path[1], place.List) is >= 0 and var index:
                if (path.Length == 2) items.RemoveAt(index);
                else if (items[index] is JsonObject item) Remove(item, path[2..], place.Item());
                if (items.Count == 0) target.Remove(name);
                break;
        }
    }

    private static void MergeItems(JsonArray current, JsonArray items, ListShape list, TypeShape place)
    {
        foreach (var item in items.OfType<JsonObject>())
        {
            var index = FieldPath.IndexOf(current, FieldPath.Key(item, list), list);
            if (index >= 0) Merge(current[index]!.AsObject(), item, place.Item());
            else current.Add(item.DeepClone());
        }
    }
}
