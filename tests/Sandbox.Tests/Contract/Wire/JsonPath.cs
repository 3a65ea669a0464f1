using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Tests.Contract.Wire;

internal static class JsonPath
{
    /// <summary>The node at the end of a path of names and indices; null if there is none.</summary>
    public static JsonNode? At(this JsonNode? node, params object[] path) => path.Aggregate(node, (current, step) => step switch
    {
        string name => (current as JsonObject)?[name],
        int index => current is JsonArray array && index < array.Count ? array[index] : null,
        _ => throw new ArgumentException($"{step} is neither a name nor an index", nameof(path)),
    });
}
