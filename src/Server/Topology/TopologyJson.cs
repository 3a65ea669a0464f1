using System.Text.Json;
using System.Text.Json.Serialization;

namespace WaypointDashboard.Server.Topology;

/// <summary>How the topology is written for browsers and the API: enums by name, nothing for null.</summary>
internal static class TopologyJson
{
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        return options;
    }
}
