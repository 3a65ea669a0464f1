using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Api.Protocol;

/// <summary>The fields of a message: number, JSON name and type. Empty strings and empty messages are left out, as Kubernetes' JSON does.</summary>
internal sealed class ProtobufMessage(FrozenDictionary<int, ProtobufField> fields)
{
    public JsonObject Read(ReadOnlySpan<byte> bytes)
    {
        var json = new JsonObject();
        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            if (!fields.TryGetValue(reader.Field, out var field)) reader.Skip();
            else Add(json, field, ref reader);
        }
        return json;
    }

    private static void Add(JsonObject json, ProtobufField field, ref ProtobufReader reader)
    {
        switch (field.Type)
        {
            case "int":
                json[field.Name] = (long)reader.Varint();
                return;
            case "bool":
                json[field.Name] = reader.Varint() != 0;
                return;
        }
        var bytes = reader.Bytes();
        if (field.IsMap)
        {
            var (key, value) = Entry(bytes, field.Type);
            if (json[field.Name] is not JsonObject map) json[field.Name] = map = [];
            map[key] = value;
            return;
        }
        JsonNode? node = field.Type switch
        {
            "string" => Encoding.UTF8.GetString(bytes),
            "bytes" => Convert.ToBase64String(bytes),
            "Time" => Time(bytes),
            "IntOrString" => IntOrString(ProtobufMessages.Find(field.Type)!.Read(bytes)),
            _ => ProtobufMessages.Find(field.Type)!.Read(bytes),
        };
        if (field.IsList)
        {
            if (json[field.Name] is not JsonArray list) json[field.Name] = list = [];
            list.Add(node);
        }
        else if (node is JsonObject { Count: > 0 } || (node is JsonValue value && (field.Type != "string" || value.GetValue<string>().Length > 0))) json[field.Name] = node;
    }

    private static (string Key, JsonNode? Value) Entry(ReadOnlySpan<byte> bytes, string type)
    {
        var (key, value) = ("", (JsonNode?)null);
        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            if (reader.Field == 1) key = Encoding.UTF8.GetString(reader.Bytes());
            else if (reader.Field == 2) value = type == "bytes" ? Convert.ToBase64String(reader.Bytes()) : Encoding.UTF8.GetString(reader.Bytes());
            else reader.Skip();
        }
        return (key, value ?? "");
    }

    private static JsonNode? IntOrString(JsonObject value) => value["type"]?.GetValue<long>() == 1 ? value["strVal"]?.DeepClone() : value["intVal"]?.DeepClone();

    private static JsonNode? Time(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        var seconds = 0L;
        while (reader.Next())
        {
            if (reader.Field == 1) seconds = (long)reader.Varint();
            else reader.Skip();
        }
        return seconds == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
