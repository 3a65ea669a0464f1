using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Api.Tables;

/// <summary>Reading cells out of objects.</summary>
internal static class Cells
{
    public const string None = "<none>";

    public static JsonNode? At(JsonObject value, params ReadOnlySpan<string> path)
    {
        JsonNode? node = value;
        foreach (var part in path) node = (node as JsonObject)?[part];
        return node;
    }

    public static string Text(JsonObject value, params ReadOnlySpan<string> path) => At(value, path) switch
    {
        null => "",
        JsonValue single when single.GetValueKind() == JsonValueKind.String => single.GetValue<string>(),
        var other => other.ToJsonString(),
    };

    public static long Number(JsonObject value, params ReadOnlySpan<string> path) => At(value, path) is JsonValue number && number.TryGetValue<long>(out var result) ? result : 0;

    public static IEnumerable<JsonObject> Objects(JsonObject value, params ReadOnlySpan<string> path) => At(value, path) is JsonArray array ? array.OfType<JsonObject>() : [];

    public static string OrNone(string text) => text.Length == 0 ? None : text;

    public static string Joined(IEnumerable<string> texts) => OrNone(string.Join(',', texts));

    public static string Age(JsonObject value, DateTimeOffset now) => Since(Text(value, "metadata", "creationTimestamp"), now);

    /// <summary>How long ago, as kubectl says it: <c>45s</c>, <c>3m20s</c>, <c>5h</c>, <c>12d</c>.</summary>
    public static string Since(string timestamp, DateTimeOffset now)
    {
        if (!DateTimeOffset.TryParse(timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return "<unknown>";
        var span = now - time;
        var seconds = (long)span.TotalSeconds;
        if (seconds < -1) return "<invalid>";
        if (seconds < 0) return "0s";
        if (seconds < 120) return $"{seconds}s";
        var minutes = seconds / 60;
        if (minutes < 10) return seconds % 60 == 0 ? $"{minutes}m" : $"{minutes}m{seconds % 60}s";
        if (minutes < 180) return $"{minutes}m";
        var hours = minutes / 60;
        if (hours < 8) return minutes % 60 == 0 ? $"{hours}h" : $"{hours}h{minutes % 60}m";
        if (hours < 48) return $"{hours}h";
        var days = hours / 24;
        if (days < 8) return hours % 24 == 0 ? $"{days}d" : $"{days}d{hours % 24}h";
        return days < 730 ? $"{days}d" : $"{days / 365}y{days % 365}d";
    }

    public static string Labels(JsonObject value, params ReadOnlySpan<string> path) =>
        At(value, path) is JsonObject { Count: > 0 } labels ? string.Join(',', labels.Select(label => $"{label.Key}={label.Value}")) : None;
}
