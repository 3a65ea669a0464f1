using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Api.Requests;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;
using WaypointDashboard.Sandbox.Writing;

namespace WaypointDashboard.Sandbox.Api.Writing;

/// <summary>Answers <c>patch</c>, in its four forms.</summary>
internal sealed class PatchHandler(ClusterStore store)
{
    private const string JsonPatch = "application/json-patch+json";
    private const string MergePatch = "application/merge-patch+json";
    private const string StrategicMergePatch = "application/strategic-merge-patch+json";
    private const string ApplyPatch = "application/apply-patch+yaml";

    public async Task HandleAsync(ApiContext context)
    {
        var media = RequestBody.MediaType(context.Http.Request);
        if (!IsAccepted(context, media))
        {
            string[] accepted = context.Type.IsCustom ? [JsonPatch, MergePatch, ApplyPatch] : [JsonPatch, MergePatch, StrategicMergePatch, ApplyPatch];
            await context.FailAsync(new StatusError(415, "UnsupportedMediaType", $"the body of the request was in an unknown format - accepted media types include: {string.Join(", ", accepted)}"));
            return;
        }
        var (options, problem) = WriteParameters.Read(context, "PatchOptions");
        if (options is null)
        {
            await context.FailAsync(problem!);
            return;
        }
        var (patch, error) = RequestBody.Parse(await RequestBody.BytesAsync(context.Http.Request, context.Aborted), media);
        if (error is not null) await context.FailAsync(error);
        else if (media == ApplyPatch) await ApplyAsync(context, patch, options);
        else await PatchAsync(context, media, patch, options);
    }

    private static bool IsAccepted(ApiContext context, string media) =>
        media is JsonPatch or MergePatch or ApplyPatch || (media == StrategicMergePatch && !context.Type.IsCustom);

    private async Task PatchAsync(ApiContext context, string media, JsonNode? patch, WriteOptions options)
    {
        if (context.Query("force").Length > 0)
        {
            await context.FailAsync(WriteParameters.InvalidOptions("PatchOptions", "force", "FieldValueForbidden", "Forbidden: may not be specified for non-apply patch"));
            return;
        }
        var kind = media switch { JsonPatch => PatchKind.Json, MergePatch => PatchKind.Merge, _ => PatchKind.StrategicMerge };
        if (patch is null || (kind == PatchKind.Json ? patch is not JsonArray : patch is not JsonObject))
        {
            await context.FailAsync(StatusErrors.BadRequest($"error decoding patch: json: cannot unmarshal {(patch is JsonArray ? "array" : "value")} into Go value of type {(kind == PatchKind.Json ? "jsonpatch.Patch" : "map[string]interface {}")}"));
            return;
        }
        var ns = context.Type.Namespaced ? context.Request.Namespace : "";
        await WriteHandler.SendAsync(context, store.Patch(context.Type, ns, context.Request.Name, kind, patch, options), 200);
    }

    private async Task ApplyAsync(ApiContext context, JsonNode? body, WriteOptions options)
    {
        if (context.Query("fieldManager").Length == 0)
        {
            await context.FailAsync(WriteParameters.InvalidOptions("PatchOptions", "fieldManager", "FieldValueRequired", "Required value: is required for apply patch"));
            return;
        }
        if (body is not JsonObject value)
        {
            await context.FailAsync(StatusErrors.BadRequest("error decoding YAML: the applied configuration must be an object"));
            return;
        }
        if (value.Text("apiVersion") is null or "" || value.Text("kind") is null or "")
        {
            await context.FailAsync(StatusErrors.BadRequest("Object 'Kind' or 'apiVersion' is missing in the applied configuration"));
            return;
        }
        value.Metadata()["name"] ??= context.Request.Name;
        var error = WriteHandler.Check(context, value) ?? (value.Metadata().Text("name") == context.Request.Name ? null
            : StatusErrors.BadRequest($"metadata.name ({value.Metadata().Text("name")}) does not match the name in the request ({context.Request.Name})"));
        if (error is not null)
        {
            await context.FailAsync(error);
            return;
        }
        var result = store.Apply(context.Type, value, options);
        await WriteHandler.SendAsync(context, result, result.Created ? 201 : 200);
    }
}
