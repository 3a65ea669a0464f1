using System.Text;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Errors;

namespace WaypointDashboard.Sandbox.Api.Protocol;

/// <summary>Reads bodies in Kubernetes' protobuf form, which kubectl uses for the built-in kinds that it creates by itself (<c>kubectl create namespace</c>, <c>kubectl auth can-i</c>).</summary>
internal static class KubernetesProtobuf
{
    private static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    public static (JsonNode? Node, StatusError? Error) Decode(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Magic)) return (null, StatusErrors.BadRequest("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]"));
        try
        {
            return Envelope(bytes[Magic.Length..]);
        }
        catch (ProtobufException problem)
        {
            return (null, StatusErrors.BadRequest(problem.Message));
        }
    }

    /// <summary>The envelope: field 1 says apiVersion and kind, field 2 is the object.</summary>
    private static (JsonNode? Node, StatusError? Error) Envelope(ReadOnlySpan<byte> bytes)
    {
        var (apiVersion, kind) = ("", "");
        ReadOnlySpan<byte> raw = default;
        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    (apiVersion, kind) = TypeMeta(reader.Bytes());
                    break;
                case 2:
                    raw = reader.Bytes();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
        if (ProtobufMessages.Find(kind) is not { } message)
        {
            return (null, new StatusError(415, "UnsupportedMediaType",
                $"{kind} is not accepted as application/vnd.kubernetes.protobuf - accepted media types include: application/json, application/yaml"));
        }
        var body = new JsonObject { ["kind"] = kind, ["apiVersion"] = apiVersion };
        foreach (var (name, member) in message.Read(raw)) body[name] = member?.DeepClone();
        return (body, null);
    }

    private static (string ApiVersion, string Kind) TypeMeta(ReadOnlySpan<byte> bytes)
    {
        var (apiVersion, kind) = ("", "");
        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            if (reader.Field == 1) apiVersion = Encoding.UTF8.GetString(reader.Bytes());
            else if (reader.Field == 2) kind = Encoding.UTF8.GetString(reader.Bytes());
            else reader.Skip();
        }
        return (apiVersion, kind);
    }
}
