using System.Text.Encodings.Web;
using System.Text.Json;

namespace WaypointDashboard.Shared.Changes;

/// <summary>How plans write JSON: readable, since operators see it; it is never put into HTML unescaped.</summary>
internal static class PlanJson
{
    /// <summary>The options.</summary>
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
