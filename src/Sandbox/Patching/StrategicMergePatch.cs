using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Writing;

namespace WaypointDashboard.Sandbox.Patching;

/// <summary>Kubernetes' own patch: a merge patch that merges lists by their keys and knows the directives <c>$patch</c>, <c>$deleteFromPrimitiveList</c>, <c>$retainKeys</c> and <c>$setElementOrder</c>.</summary>
internal static class StrategicMergePatch
{
    private const string Directive = "$patch";
    private const string DeleteFromList = "$deleteFromPrimitiveList/";
    private const string RetainKeys = "$retainKeys";

    /// <summary>Applies a patch in place.</summary>
    public static void Apply(JsonObject target, JsonObject patch, TypeShape shape)
    {
        if (patch[RetainKeys] is JsonArray retained)
        {
            var names = retained.Select(name => name!.ToString()).ToHashSet(StringComparer.Ordinal);
            foreach (var name in target.Select(member => member.Key).Where(name => !names.Contains(name)).ToList()) target.Remove(name);
        }
        if (patch.Text(Directive) == "replace")
        {
            target.Clear();
            foreach (var (name, member) in patch.Where(member => member.Key != Directive)) target[name] = member?.DeepClone();
            return;
        }
        foreach (var (name, change) in patch)
        {
            if (name.StartsWith(DeleteFromList, StringComparison.Ordinal)) Delete(target, name[DeleteFromList.Length..], change);
            else if (!name.StartsWith('$')) ApplyMember(target, name, change, shape.Member(name));
        }
    }

    private static void ApplyMember(JsonObject target, string name, JsonNode? change, TypeShape shape)
    {
        switch (change)
        {
            case null:
                target.Remove(name);
                break;
            case JsonObject members when members.Text(Directive) == "delete":
                target.Remove(name);
                break;
            case JsonObject members:
                if (target[name] is not JsonObject inner) target[name] = inner = [];
                Apply(inner, members, shape);
                break;
            case JsonArray items when target[name] is JsonArray current && shape.List.Kind == ListShapeKind.Map:
                MergeByKey(current, items, shape);
                break;
            case JsonArray items when target[name] is JsonArray current && shape.List.Kind == ListShapeKind.Set:
                foreach (var item in items.Where(item => !current.Any(each => JsonNode.DeepEquals(each, item))).ToList()) current.Add(item?.DeepClone());
                break;
            case JsonArray items when shape.List.Kind == ListShapeKind.Map:
                target[name] = new JsonArray([.. items.OfType<JsonObject>().Where(item => item.Text(Directive) is null).Select(item => item.DeepClone())]);
                break;
            default:
                target[name] = change.DeepClone();
                break;
        }
    }

    private static void MergeByKey(JsonArray current, JsonArray changes, TypeShape shape)
    {
        var key = shape.List.Keys[0];
        if (changes.OfType<JsonObject>().Any(item => item.Text(Directive) == "replace" && item.Count == 1)) current.Clear();
        foreach (var change in changes.OfType<JsonObject>())
        {
            if (change[key] is not { } identity)
            {
                if (change.Text(Directive) is not null) continue;
                throw new PatchException($"map: {change.ToJsonString()} does not contain declared merge key: {key}");
            }
            var index = IndexOf(current, key, identity);
            if (change.Text(Directive) == "delete")
            {
                if (index >= 0) current.RemoveAt(index);
            }
            else if (index >= 0) Apply(current[index]!.AsObject(), change, shape.Item());
            else current.Add(change.DeepClone());
        }
    }

    private static int IndexOf(JsonArray items, string key, JsonNode identity)
    {
        for (var index = 0; index < items.Count; index++)
        {
            if (items[index] is JsonObject item && JsonNode.DeepEquals(item[key], identity)) return index;
        }
        return -1;
    }

    private static void Delete(JsonObject target, string name, JsonNode? values)
    {
        if (target[name] is not JsonArray current || values is not JsonArray gone) return;
        foreach (var item in current.Where(item => gone.Any(value => JsonNode.DeepEquals(value, item))).ToList()) current.Remove(item);
        if (current.Count == 0) target.Remove(name);
    }
}
