using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using WaypointDashboard.Sandbox.Errors;

namespace WaypointDashboard.Sandbox.Api.Responses;

/// <summary>Writing answers.</summary>
internal static class ResponseWriting
{
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task WriteJsonAsync(this HttpResponse response, int code, JsonNode body, CancellationToken cancellationToken) =>
        response.WriteBytesAsync(code, JsonSerializer.SerializeToUtf8Bytes(body, Json), cancellationToken);

    public static async Task WriteBytesAsync(this HttpResponse response, int code, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        response.StatusCode = code;
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, cancellationToken);
    }

    public static async Task WriteTextAsync(this HttpResponse response, int code, string body, CancellationToken cancellationToken)
    {
        response.StatusCode = code;
        response.ContentType = "text/plain; charset=utf-8";
        await response.WriteAsync(body, cancellationToken);
    }

    public static Task WriteErrorAsync(this HttpResponse response, StatusError error, CancellationToken cancellationToken)
    {
        if (error.RetryAfterSeconds is { } seconds) response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return response.WriteJsonAsync(error.Code, error.ToJson(), cancellationToken);
    }
}
