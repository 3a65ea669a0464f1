using System.Net;
using System.Text.Json;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>The API server answered, and said no.</summary>
internal sealed class ApiException(HttpStatusCode code, string reason, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    private const string Starting = "Starting";

    private static readonly TimeSpan StartingPause = TimeSpan.FromSeconds(1);

    public HttpStatusCode Code { get; } = code;

    /// <summary>The reason of the Status, such as <c>Expired</c>; empty when there was none.</summary>
    public string Reason { get; } = reason;

    /// <summary>How long the server asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>True when the resource version, or the place in a list, is too old.</summary>
    public bool IsExpired => Code == HttpStatusCode.Gone;

    /// <summary>True when the object is not there. That a server does not know a path is a 404 too, and says nothing about the object.</summary>
    public bool IsMissing => Code == HttpStatusCode.NotFound && Reason == "NotFound";

    /// <summary>True when the server has not finished starting. It has done nothing of what it was asked, and may be asked again.</summary>
    public bool IsStarting => Reason == Starting;

    /// <summary>True for what a server that has not read its rules and kinds yet says to what it else allows.</summary>
    public bool MayBeForNow => Code == HttpStatusCode.Forbidden || (Code == HttpStatusCode.NotFound && !IsMissing);

    /// <summary>The same refusal, of a server that has not finished starting.</summary>
    public ApiException WhileStarting() => new(HttpStatusCode.ServiceUnavailable, Starting, Message, StartingPause);

    /// <summary>Reads what the server said in a failed answer.</summary>
    public static async Task<ApiException> OfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        var (reason, message) = ReadStatus(body);
        return new ApiException(response.StatusCode, reason, message ?? $"The API server answered {(int)response.StatusCode} {response.ReasonPhrase}.", response.Headers.RetryAfter?.Delta);
    }

    /// <summary>Reads a Status that came as an event of a watch.</summary>
    public static ApiException Of(JsonElement status)
    {
        var code = status.TryGetProperty("code", out var found) && found.TryGetInt32(out var number) ? number : 500;
        return new ApiException((HttpStatusCode)code, Text(status, "reason") ?? "", Text(status, "message") ?? "The API server ended the watch.");
    }

    private static (string Reason, string? Message) ReadStatus(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return (Text(document.RootElement, "reason") ?? "", Text(document.RootElement, "message"));
        }
        catch (JsonException)
        {
            return ("", null); // A proxy on the way answered.
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
