using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Writing;

/// <summary>Reading the parts that every object has.</summary>
internal static class ObjectJson
{
    public static JsonObject Metadata(this JsonObject value)
    {
        if (value["metadata"] is not JsonObject metadata) value["metadata"] = metadata = [];
        return metadata;
    }

    /// <summary>A member that is a string; null if it is absent or something else.</summary>
    public static string? Text(this JsonObject value, string name) => value[name] is JsonValue member && member.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Sets a member, or removes it if there is nothing to set.</summary>
    public static void SetOrRemove(this JsonObject value, string name, JsonNode? member)
    {
        if (member is null) value.Remove(name);
        else value[name] = member.Parent is null ? member : member.DeepClone();
    }

    public static JsonObject Clone(this JsonObject value) => value.DeepClone().AsObject();
}
