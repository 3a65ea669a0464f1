using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Istio keeps its mesh configuration as YAML in a ConfigMap; the domain reads JSON alone.</summary>
internal static class MeshConfigJson
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
    private static readonly ISerializer Json = new SerializerBuilder().JsonCompatible().Build();

    /// <summary>The same ConfigMap, with <c>data.mesh</c> as JSON; as it was when that is not YAML.</summary>
    public static JsonElement Convert(JsonElement configMap)
    {
        if (JsonObject.Create(configMap) is not { } root || root["data"] is not JsonObject data || data["mesh"] is not JsonValue mesh || !mesh.TryGetValue<string>(out var text))
        {
            return configMap;
        }

        try
        {
            data["mesh"] = Json.Serialize(Yaml.Deserialize<object?>(text));
        }
        catch (YamlException)
        {
            return configMap;
        }

        return JsonSerializer.SerializeToElement(root);
    }
}
