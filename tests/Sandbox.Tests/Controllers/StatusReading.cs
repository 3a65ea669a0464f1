using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Tests.Controllers;

/// <summary>Reading conditions and labels.</summary>
internal static class StatusReading
{
    /// <summary>A condition as <c>True Reason: message</c>; null if it is not there.</summary>
    public static string? Condition(this JsonObject value, string type) => value["status"]?["conditions"].Condition(type);

    public static string? Condition(this JsonNode? conditions, string type) =>
        (conditions as JsonArray)?.FirstOrDefault(each => Text(each, "type") == type) is { } found ? $"{Text(found, "status")} {Text(found, "reason")}: {Text(found, "message")}" : null;

    public static bool Is(this JsonObject value, string type) => value.Condition(type)?.StartsWith("True", StringComparison.Ordinal) == true;

    public static string? Label(this JsonObject value, string key) => value["metadata"]?["labels"]?[key]?.GetValue<string>();

    public static string? Annotation(this JsonObject value, string key) => value["metadata"]?["annotations"]?[key]?.GetValue<string>();

    private static string Text(JsonNode? node, string name) => node?[name]?.GetValue<string>() ?? "";
}
