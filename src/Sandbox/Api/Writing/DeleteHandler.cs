using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Api.Reading;
using WaypointDashboard.Sandbox.Api.Requests;
using WaypointDashboard.Sandbox.Api.Responses;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;
using WaypointDashboard.Sandbox.Writing;

namespace WaypointDashboard.Sandbox.Api.Writing;

/// <summary>Answers <c>delete</c> and <c>deletecollection</c>.</summary>
internal sealed class DeleteHandler(ClusterStore store)
{
    public async Task HandleAsync(ApiContext context)
    {
        var (options, error) = await OptionsAsync(context);
        if (options is null)
        {
            await context.FailAsync(error!);
            return;
        }
        var type = context.Type;
        var result = store.Delete(type, type.Namespaced ? context.Request.Namespace : "", context.Request.Name, options);
        if (!result.Succeeded) await context.FailAsync(result.Error);
        else if (result.Removed && type != ResourceTypes.Namespace && !ReturnsObject(type)) await context.Http.Response.WriteJsonAsync(200, Deleted(result.Value), context.Aborted);
        else await context.SendAsync(200, result.Value);
    }

    public async Task HandleCollectionAsync(ApiContext context)
    {
        var (options, error) = await OptionsAsync(context);
        var (filter, problem) = options is null ? (null, error) : ObjectFilter.Parse(context.Request, context.Http.Request.Query);
        if (filter is null)
        {
            await context.FailAsync(problem!);
            return;
        }
        var deleted = new JsonArray();
        foreach (var item in store.List(context.Type).Items)
        {
            if (!filter.Matches(item)) continue;
            var result = store.Delete(context.Type, item.Namespace, item.Name, options!);
            if (result.Succeeded) deleted.Add(result.Value.ToJson());
        }
        await context.Http.Response.WriteJsonAsync(200, new JsonObject
        {
            ["kind"] = $"{context.Type.Kind}List",
            ["apiVersion"] = context.Request.ApiVersion,
            ["metadata"] = new JsonObject { ["resourceVersion"] = $"{store.Version}" },
            ["items"] = deleted,
        }, context.Aborted);
    }

    /// <summary>For most kinds the answer to a deletion is a Status; for these it is the object.</summary>
    private static bool ReturnsObject(ResourceType type) => type == ResourceTypes.Pod || type == ResourceTypes.Service || type == ResourceTypes.ServiceAccount || type == ResourceTypes.ResourceQuota;

    private static JsonObject Deleted(StoredObject value)
    {
        var details = new JsonObject { ["name"] = value.Name };
        if (value.Type.Group.Length > 0) details["group"] = value.Type.Group;
        details["kind"] = value.Type.Plural;
        details["uid"] = value.Uid;
        return new JsonObject { ["kind"] = "Status", ["apiVersion"] = "v1", ["metadata"] = new JsonObject(), ["status"] = "Success", ["details"] = details };
    }

    private static async Task<(DeleteOptions? Options, StatusError? Error)> OptionsAsync(ApiContext context)
    {
        var (dryRun, problem) = WriteParameters.DryRun(context, "DeleteOptions");
        if (problem is not null) return (null, problem);
        var bytes = await RequestBody.BytesAsync(context.Http.Request, context.Aborted);
        var (node, error) = bytes.Length == 0 ? (null, null) : RequestBody.Parse(bytes, RequestBody.MediaType(context.Http.Request) is { Length: > 0 } media ? media : RequestBody.Json);
        if (error is not null) return (null, error);
        var body = node as JsonObject ?? [];

        var policy = body.Text("propagationPolicy") ?? context.Query("propagationPolicy");
        var orphan = body["orphanDependents"]?.GetValue<bool>() ?? context.Flag("orphanDependents");
        PropagationPolicy? propagation = policy switch
        {
            "" => orphan ? PropagationPolicy.Orphan : PropagationPolicy.Background,
            "Background" => PropagationPolicy.Background,
            "Foreground" => PropagationPolicy.Foreground,
            "Orphan" => PropagationPolicy.Orphan,
            _ => null,
        };
        if (propagation is null)
        {
            return (null, WriteParameters.InvalidOptions("DeleteOptions", "propagationPolicy", "FieldValueNotSupported",
                $"Unsupported value: \"{policy}\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\""));
        }
        var preconditions = body["preconditions"] as JsonObject ?? [];
        return (new DeleteOptions
        {
            Propagation = propagation.Value,
            Uid = preconditions.Text("uid"),
            ResourceVersion = preconditions.Text("resourceVersion"),
            DryRun = dryRun || body["dryRun"] is JsonArray { Count: > 0 },
        }, null);
    }
}
