using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using WaypointDashboard.Sandbox.Errors;

namespace WaypointDashboard.Sandbox.Api.Requests;

/// <summary>Reading what a client sent: JSON, YAML, or, for the kinds that kubectl creates that way, protobuf.</summary>
internal static class RequestBody
{
    public const string Json = "application/json";
    public const string Yaml = "application/yaml";
    public const string Protobuf = "application/vnd.kubernetes.protobuf";

    public static string MediaType(HttpRequest request) => (request.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();

    public static async Task<byte[]> BytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }

    public static async Task<(JsonObject? Body, StatusError? Error)> ObjectAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var bytes = await BytesAsync(request, cancellationToken);
        var (node, error) = Parse(bytes, MediaType(request) is { Length: > 0 } media ? media : Json);
        return node switch
        {
            JsonObject body => (body, null),
            null when error is not null => (null, error),
            _ => (null, StatusErrors.BadRequest("the object provided is unrecognized (must be of type object)")),
        };
    }

    public static (JsonNode? Node, StatusError? Error) Parse(ReadOnlyMemory<byte> bytes, string media)
    {
        try
        {
            return media switch
            {
                Json or "application/json-patch+json" or "application/merge-patch+json" or "application/strategic-merge-patch+json" => (JsonNode.Parse(bytes.Span), null),
                Yaml or "application/apply-patch+yaml" => (YamlJson.Parse(bytes.Span), null),
                Protobuf => Protocol.KubernetesProtobuf.Decode(bytes.Span),
                _ => (null, new StatusError(415, "UnsupportedMediaType",
                    "the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf")),
            };
        }
        catch (JsonException problem)
        {
            return (null, StatusErrors.BadRequest($"couldn't get version/kind; json parse error: {problem.Message}"));
        }
        catch (YamlDotNet.Core.YamlException problem)
        {
            return (null, StatusErrors.BadRequest($"error decoding YAML: {problem.Message}"));
        }
    }
}
