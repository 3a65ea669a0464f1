using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Patching;

/// <summary>JSON merge patch (RFC 7386).</summary>
internal static class MergePatch
{
    /// <summary>Applies a patch in place and returns the result, which is the target unless the patch replaces it.</summary>
    public static JsonNode? Apply(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes) return patch?.DeepClone();
        var result = target as JsonObject ?? [];
        foreach (var (name, change) in changes)
        {
            if (change is null)
            {
                result.Remove(name);
                continue;
            }
            var current = result[name];
            var next = Apply(current, change);
            if (!ReferenceEquals(current, next)) result[name] = next;
        }
        return result;
    }
}
