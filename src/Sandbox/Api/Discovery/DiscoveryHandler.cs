using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using WaypointDashboard.Sandbox.Api.Responses;

namespace WaypointDashboard.Sandbox.Api.Discovery;

/// <summary>Answers for the paths that are no resources: discovery, version, health, OpenAPI.</summary>
internal sealed class DiscoveryHandler(string kubernetesVersion)
{
    public async Task HandleAsync(HttpContext http)
    {
        var (response, accept) = (http.Response, http.Request.Headers.Accept.ToString());
        var path = http.Request.Path.Value!.Trim('/');
        if (path is "api" or "apis" && AggregatedDiscovery.IsAskedFor(accept))
        {
            response.ContentType = AggregatedDiscovery.ContentType;
            await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(AggregatedDiscovery.Document(core: path == "api"), ResponseWriting.Json), http.RequestAborted);
            return;
        }
        if (path is "healthz" or "livez" or "readyz" || path.StartsWith("healthz/", StringComparison.Ordinal))
        {
            await response.WriteTextAsync(200, "ok", http.RequestAborted);
            return;
        }
        if (path == "openapi/v2" && accept.Contains("proto-openapi", StringComparison.Ordinal))
        {
            response.ContentType = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";
            await response.Body.WriteAsync(OpenApiProtobuf.Document, http.RequestAborted);
            return;
        }
        if (Document(http, path) is { } document) await response.WriteJsonAsync(200, document, http.RequestAborted);
        else await response.WriteTextAsync(404, "404 page not found\n", http.RequestAborted);
    }

    private JsonObject? Document(HttpContext http, string path) => path.Split('/') switch
    {
        ["api"] => DiscoveryDocuments.Core(http.Request.Host.Value ?? ""),
        ["apis"] => DiscoveryDocuments.GroupList(),
        ["api", var version] => DiscoveryDocuments.ResourceList("", version),
        ["apis", var group] => DiscoveryDocuments.Group(group),
        ["apis", var group, var version] => DiscoveryDocuments.ResourceList(group, version),
        ["version"] => Version(),
        ["openapi", "v2"] => OpenApiDocuments.V2(),
        ["openapi", "v3"] => OpenApiDocuments.V3Index(),
        ["openapi", "v3", .. var rest] => OpenApiDocuments.V3(string.Join('/', rest)),
        [""] => new JsonObject { ["paths"] = new JsonArray("/api", "/apis", "/healthz", "/livez", "/openapi/v2", "/openapi/v3", "/readyz", "/version") },
        _ => null,
    };

    private JsonObject Version()
    {
        var parts = kubernetesVersion.TrimStart('v').Split('.');
        return new JsonObject
        {
            ["major"] = parts[0],
            ["minor"] = parts[1],
            ["gitVersion"] = $"{kubernetesVersion}+sandbox",
            ["gitCommit"] = "",
            ["gitTreeState"] = "clean",
            ["buildDate"] = "1970-01-01T00:00:00Z",
            ["goVersion"] = "",
            ["compiler"] = "",
            ["platform"] = "linux/amd64",
        };
    }
}
