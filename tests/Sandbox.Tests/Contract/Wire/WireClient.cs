using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Tests.Contract.Wire;

/// <summary>Kubernetes' API as it is on the wire.</summary>
public sealed class WireClient(HttpClient http) : IDisposable
{
    public Task<Reply> GetAsync(string path, CancellationToken cancellation, string accept = "application/json") =>
        SendAsync(HttpMethod.Get, path, null, null, cancellation, accept);

    public Task<Reply> PostAsync(string path, string json, CancellationToken cancellation) => SendAsync(HttpMethod.Post, path, json, "application/json", cancellation);

    public Task<Reply> PutAsync(string path, string json, CancellationToken cancellation) => SendAsync(HttpMethod.Put, path, json, "application/json", cancellation);

    public Task<Reply> DeleteAsync(string path, CancellationToken cancellation, string? options = null) =>
        SendAsync(HttpMethod.Delete, path, options, options is null ? null : "application/json", cancellation);

    public Task<Reply> MergeAsync(string path, string patch, CancellationToken cancellation) => PatchAsync(path, patch, "application/merge-patch+json", cancellation);

    public Task<Reply> JsonPatchAsync(string path, string patch, CancellationToken cancellation) => PatchAsync(path, patch, "application/json-patch+json", cancellation);

    public Task<Reply> StrategicAsync(string path, string patch, CancellationToken cancellation) => PatchAsync(path, patch, "application/strategic-merge-patch+json", cancellation);

    public Task<Reply> ApplyAsync(string path, string manifest, CancellationToken cancellation) => PatchAsync(path, manifest, "application/apply-patch+yaml", cancellation);

    public Task<Reply> PatchAsync(string path, string patch, string contentType, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Patch, path, patch, contentType, cancellation);

    /// <summary>Starts a watch; the server has answered when this returns.</summary>
    public async Task<Watching> WatchAsync(string path, CancellationToken cancellation)
    {
        var response = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return new Watching(response, await response.Content.ReadAsStreamAsync(cancellation));
    }

    public WireClient Impersonate(string user, params string[] groups)
    {
        http.DefaultRequestHeaders.Add("Impersonate-User", user);
        foreach (var group in groups)
            http.DefaultRequestHeaders.Add("Impersonate-Group", group);
        return this;
    }

    public void Dispose() => http.Dispose();

    private async Task<Reply> SendAsync(HttpMethod method, string path, string? body, string? contentType, CancellationToken cancellation, string accept = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Accept.ParseAdd(accept);
        if (body is not null)
            request.Content = new StringContent(body, MediaTypeHeaderValue.Parse(contentType!));
        using var response = await http.SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        return new Reply((int)response.StatusCode, isJson ? JsonNode.Parse(text) : JsonValue.Create(text));
    }
}
