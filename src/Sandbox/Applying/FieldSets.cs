using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Patching;

namespace WaypointDashboard.Sandbox.Applying;

/// <summary>Which places an object says something about, and which two of its states differ in.</summary>
internal static class FieldSets
{
    /// <summary>Everything that an applied configuration says.</summary>
    public static FieldSet Of(JsonObject value, TypeShape shape)
    {
        var set = new FieldSet();
        foreach (var (name, member) in value) Collect(member, shape.Member(name), [FieldPath.Field(name)], set);
        return set;
    }

    /// <summary>What differs: the places set anew or to something else, and those that are gone.</summary>
    public static (FieldSet Changed, FieldSet Removed) Difference(JsonObject before, JsonObject after, TypeShape shape)
    {
        var (changed, removed) = (new FieldSet(), new FieldSet());
        CompareMembers(before, after, shape, [], changed, removed);
        return (changed, removed);
    }

    private static void Collect(JsonNode? value, TypeShape shape, string[] path, FieldSet set)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } members when !shape.IsAtomicMap:
                foreach (var (name, member) in members) Collect(member, shape.Member(name), [.. path, FieldPath.Field(name)], set);
                break;
            case JsonArray { Count: > 0 } items when shape.List is { Kind: ListShapeKind.Map } list:
                foreach (var item in items.OfType<JsonObject>())
                {
                    string[] place = [.. path, FieldPath.Key(item, list)];
                    set.Add(place);
                    Collect(item, shape.Item(), place, set);
                }
                break;
            case JsonArray { Count: > 0 } items when shape.List.Kind == ListShapeKind.Set:
                foreach (var item in items) set.Add([.. path, FieldPath.Value(item)]);
                break;
            default:
                set.Add(path);
                break;
        }
    }

    private static void CompareMembers(JsonObject before, JsonObject after, TypeShape shape, string[] path, FieldSet changed, FieldSet removed)
    {
        foreach (var (name, member) in after)
        {
            string[] place = [.. path, FieldPath.Field(name)];
            if (before.TryGetPropertyValue(name, out var old)) Compare(old, member, shape.Member(name), place, changed, removed);
            else Collect(member, shape.Member(name), place, changed);
        }
        foreach (var (name, _) in before.Where(member => !after.ContainsKey(member.Key))) removed.Add([.. path, FieldPath.Field(name)]);
    }

    private static void Compare(JsonNode? before, JsonNode? after, TypeShape shape, string[] path, FieldSet changed, FieldSet removed)
    {
        switch (before, after)
        {
            case (JsonObject old, JsonObject now) when !shape.IsAtomicMap:
                CompareMembers(old, now, shape, path, changed, removed);
                break;
            case (JsonArray old, JsonArray now) when shape.List is { Kind: ListShapeKind.Map } list:
                var known = Keyed(old, list);
                var current = Keyed(now, list);
                foreach (var (step, item) in current)
                {
                    string[] place = [.. path, step];
                    if (known.TryGetValue(step, out var was)) CompareMembers(was, item, shape.Item(), place, changed, removed);
                    else
                    {
                        changed.Add(place);
                        Collect(item, shape.Item(), place, changed);
                    }
                }
                foreach (var step in known.Keys.Where(step => !current.ContainsKey(step))) removed.Add([.. path, step]);
                break;
            case (JsonArray old, JsonArray now) when shape.List.Kind == ListShapeKind.Set:
                foreach (var item in now.Where(item => !old.Any(was => JsonNode.DeepEquals(was, item)))) changed.Add([.. path, FieldPath.Value(item)]);
                foreach (var item in old.Where(item => !now.Any(still => JsonNode.DeepEquals(still, item)))) removed.Add([.. path, FieldPath.Value(item)]);
                break;
            default:
                if (!JsonNode.DeepEquals(before, after)) Collect(after, shape, path, changed);
                break;
        }
    }

    private static Dictionary<string, JsonObject> Keyed(JsonArray items, ListShape list)
    {
        var keyed = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var item in items.OfType<JsonObject>()) keyed[FieldPath.Key(item, list)] = item;
        return keyed;
    }
}
