using System.Text.Json;
using System.Text.Json.Serialization;

namespace WaypointDashboard.Client.Components.Topology;

/// <summary>How the topology is written for browsers and the API: enums by name, nothing for null.</summary>
public static class TopologyJson
{
    /// <summary>The options.</summary>
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Makes the options of others write it so.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        return options;
    }
}
