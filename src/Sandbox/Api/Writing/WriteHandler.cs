using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using WaypointDashboard.Sandbox.Api.Requests;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;
using WaypointDashboard.Sandbox.Writing;

namespace WaypointDashboard.Sandbox.Api.Writing;

/// <summary>Answers <c>create</c> and <c>update</c>.</summary>
internal sealed class WriteHandler(ClusterStore store)
{
    public async Task CreateAsync(ApiContext context)
    {
        var (options, problem) = WriteParameters.Read(context, "CreateOptions");
        var (body, error) = options is null ? (null, problem) : await RequestBody.ObjectAsync(context.Http.Request, context.Aborted);
        error ??= body is null ? null : Check(context, body);
        if (error is not null) await context.FailAsync(error);
        else await SendAsync(context, store.Create(context.Type, body!, options!), 201);
    }

    public async Task UpdateAsync(ApiContext context)
    {
        var (options, problem) = WriteParameters.Read(context, "UpdateOptions");
        var (body, error) = options is null ? (null, problem) : await RequestBody.ObjectAsync(context.Http.Request, context.Aborted);
        error ??= body is null ? null : Check(context, body) ?? CheckName(context, body);
        if (error is not null) await context.FailAsync(error);
        else await SendAsync(context, store.Update(context.Type, body!, options!), 200);
    }

    public static async Task SendAsync(ApiContext context, StoreResult result, int code)
    {
        foreach (var warning in result.Warnings) context.Http.Response.Headers.Append("Warning", $"299 - \"{warning.Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        if (result.Succeeded) await context.SendAsync(code, result.Value);
        else await context.FailAsync(result.Error);
    }

    /// <summary>The object must be of the kind and in the namespace that the address says.</summary>
    public static StatusError? Check(ApiContext context, JsonObject body)
    {
        var (apiVersion, kind) = (body.Text("apiVersion") ?? "", body.Text("kind") ?? "");
        if (apiVersion.Length > 0 && kind.Length > 0 && (apiVersion != context.Request.ApiVersion || kind != context.Type.Kind))
        {
            return ResourceTypes.Find(apiVersion, kind) is null
                ? StatusErrors.BadRequest($"no kind \"{kind}\" is registered for version \"{apiVersion}\" in scheme \"pkg/api/legacyscheme/scheme.go:30\"")
                : StatusErrors.BadRequest($"{kind} in version \"{apiVersion}\" cannot be handled as a {context.Type.Kind}: the API version in the data ({apiVersion}) does not match the expected API version ({context.Request.ApiVersion})");
        }
        if (!context.Type.Namespaced) return null;
        var metadata = body.Metadata();
        var ns = metadata.Text("namespace") ?? "";
        if (ns.Length > 0 && ns != context.Request.Namespace)
            return StatusErrors.BadRequest($"the namespace of the provided object does not match the namespace sent on the request");
        metadata["namespace"] = context.Request.Namespace;
        return null;
    }

    private static StatusError? CheckName(ApiContext context, JsonObject body)
    {
        var metadata = body.Metadata();
        var name = metadata.Text("name") ?? "";
        if (name.Length == 0) metadata["name"] = context.Request.Name;
        return name.Length == 0 || name == context.Request.Name
            ? null
            : StatusErrors.BadRequest($"the name of the object ({name}) does not match the name on the URL ({context.Request.Name})");
    }
}
