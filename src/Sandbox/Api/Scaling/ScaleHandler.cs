using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Api.Requests;
using WaypointDashboard.Sandbox.Api.Responses;
using WaypointDashboard.Sandbox.Api.Writing;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;
using WaypointDashboard.Sandbox.Writing;

namespace WaypointDashboard.Sandbox.Api.Scaling;

/// <summary>The subresource <c>scale</c> of the kinds that have replicas: their number, and nothing else of them. Its fields lie where they lie in the object, so that a patch of the one is a patch of the other.</summary>
internal sealed class ScaleHandler(ClusterStore store)
{
    public const string Name = "scale";

    public static bool IsScaled(ResourceType type) => type == ResourceTypes.Deployment || type == ResourceTypes.ReplicaSet || type == ResourceTypes.StatefulSet;

    public async Task HandleAsync(ApiContext context)
    {
        if (store.Get(context.Type, context.Request.Namespace, context.Request.Name) is not { } current)
        {
            await context.FailAsync(Missing(context.Type, context.Request.Name));
            return;
        }
        var result = context.Request.Verb == "get" ? StoreResult.Success(current) : await WriteAsync(context);
        if (result.Succeeded) await context.Http.Response.WriteJsonAsync(200, ScaleOf(result.Value.ToJson()), context.Aborted);
        else await context.FailAsync(result.Error);
    }

    private static StatusError Missing(ResourceType type, string name) =>
        new(404, "NotFound", $"{type.Plural}/{Name}.{type.Group} \"{name}\" not found") { Name = name, Group = type.Group, Kind = $"{type.Plural}/{Name}" };

    private async Task<StoreResult> WriteAsync(ApiContext context)
    {
        var (options, problem) = WriteParameters.Read(context, context.Request.Verb == "patch" ? "PatchOptions" : "UpdateOptions");
        if (options is null) return problem!;
        var media = context.Request.Verb == "patch" ? RequestBody.MediaType(context.Http.Request) : RequestBody.Json;
        var (body, error) = RequestBody.Parse(await RequestBody.BytesAsync(context.Http.Request, context.Aborted), media);
        if (error is not null) return error;
        var (kind, patch) = body switch
        {
            JsonArray when media == "application/json-patch+json" => (PatchKind.Json, body),
            JsonObject scale => (PatchKind.Merge, Replicas(scale)),
            _ => (PatchKind.Merge, null),
        };
        return patch is null
            ? StatusErrors.BadRequest("the object provided is unrecognized (must be of type Scale)")
            : store.Patch(context.Type, context.Request.Namespace, context.Request.Name, kind, patch, options);
    }

    /// <summary>What a Scale says about the object: how many, and which version is meant.</summary>
    private static JsonObject Replicas(JsonObject scale)
    {
        var patch = new JsonObject { ["spec"] = new JsonObject { ["replicas"] = scale["spec"]?["replicas"]?.DeepClone() ?? 0 } };
        if (scale["metadata"] is JsonObject metadata && metadata.Text("resourceVersion") is { Length: > 0 } version) patch["metadata"] = new JsonObject { ["resourceVersion"] = version };
        return patch;
    }

    private static JsonObject ScaleOf(JsonObject value)
    {
        var metadata = new JsonObject();
        foreach (var field in (string[])["name", "namespace", "uid", "resourceVersion", "creationTimestamp"]) metadata[field] = value.Metadata()[field]?.DeepClone();
        var selector = (value["spec"]?["selector"]?["matchLabels"] as JsonObject ?? []).Select(pair => $"{pair.Key}={pair.Value}");
        return new JsonObject
        {
            ["kind"] = "Scale",
            ["apiVersion"] = "autoscaling/v1",
            ["metadata"] = metadata,
            ["spec"] = new JsonObject { ["replicas"] = value["spec"]?["replicas"]?.DeepClone() },
            ["status"] = new JsonObject { ["replicas"] = value["status"]?["replicas"]?.DeepClone() ?? 0, ["selector"] = string.Join(',', selector) },
        };
    }
}
