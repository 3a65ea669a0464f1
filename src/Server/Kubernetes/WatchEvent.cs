using System.Text.Json;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>An event of a watch, good until the next one is read.</summary>
/// <param name="Type"><c>ADDED</c>, <c>MODIFIED</c>, <c>DELETED</c>, <c>BOOKMARK</c> or <c>ERROR</c>.</param>
/// <param name="Object">The object.</param>
internal readonly record struct WatchEvent(string Type, JsonElement Object)
{
    /// <summary>The version of the cluster with which the event came; null when it does not say.</summary>
    public string? ResourceVersion =>
        Object.ValueKind == JsonValueKind.Object && Object.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty("resourceVersion", out var version) ? version.GetString() : null;
}
