using System.Collections.Immutable;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Api.Authentication;
using WaypointDashboard.Sandbox.Api.Requests;
using WaypointDashboard.Sandbox.Api.Responses;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Writing;

namespace WaypointDashboard.Sandbox.Api.Authorization;

/// <summary>Answers the questions who one is and what one may do.</summary>
internal sealed class ReviewHandler(RbacAuthorizer authorizer)
{
    public async Task HandleAsync(ApiContext context)
    {
        var (body, error) = await RequestBody.ObjectAsync(context.Http.Request, context.Aborted);
        if (body is null)
        {
            await context.FailAsync(error!);
            return;
        }
        var spec = body["spec"] as JsonObject ?? [];
        var (status, problem) = context.Type switch
        {
            var type when type == ReviewTypes.SelfSubjectReview => (WhoAmI(context.User), null),
            var type when type == ReviewTypes.SelfSubjectRulesReview => (Rules(context.User, spec.Text("namespace") ?? ""), null),
            var type when type == ReviewTypes.SubjectAccessReview => Access(Subject(spec), spec, "SubjectAccessReview"),
            _ => Access(context.User, spec, "SelfSubjectAccessReview"),
        };
        if (status is null)
        {
            await context.FailAsync(problem!);
            return;
        }
        body["apiVersion"] = context.Request.ApiVersion;
        body["kind"] = context.Type.Kind;
        body.Metadata()["creationTimestamp"] = null;
        body["status"] = status;
        await context.Http.Response.WriteJsonAsync(201, body, context.Aborted);
    }

    private static ApiUser Subject(JsonObject spec)
    {
        ImmutableArray<string> groups = spec["groups"] is JsonArray named ? [.. named.Select(group => group!.GetValue<string>())] : [];
        return new ApiUser(spec.Text("user") ?? "", groups);
    }

    private static JsonObject WhoAmI(ApiUser user)
    {
        var info = new JsonObject { ["username"] = user.Name };
        if (user.Uid.Length > 0) info["uid"] = user.Uid;
        info["groups"] = new JsonArray([.. user.Groups.Select(group => JsonValue.Create(group))]);
        return new JsonObject { ["userInfo"] = info };
    }

    private JsonObject Rules(ApiUser user, string ns)
    {
        var rules = authorizer.Rules(user, ns).ToList();
        return new JsonObject
        {
            ["resourceRules"] = new JsonArray([.. rules.Where(rule => !rule.Resources.IsEmpty).Select(rule => rule.ToJson(nonResource: false))]),
            ["nonResourceRules"] = new JsonArray([.. rules.Where(rule => !rule.NonResourceUrls.IsEmpty).Select(rule => rule.ToJson(nonResource: true))]),
            ["incomplete"] = false,
        };
    }

    private (JsonObject? Status, StatusError? Error) Access(ApiUser user, JsonObject spec, string kind)
    {
        var (resource, path) = (spec["resourceAttributes"] as JsonObject, spec["nonResourceAttributes"] as JsonObject);
        if (resource is null == path is null)
        {
            const string Message = "Invalid value: \"null\": exactly one of nonResourceAttributes or resourceAttributes must be specified";
            return (null, new StatusError(422, "Invalid", $"{kind}.authorization.k8s.io \"\" is invalid: spec.resourceAttributes: {Message}")
            {
                Group = "authorization.k8s.io",
                Kind = kind,
                Causes = [new StatusCause("FieldValueInvalid", Message, "spec.resourceAttributes")],
            });
        }
        var asked = resource is null
            ? AccessRequest.Path(path!.Text("verb") ?? "", path!.Text("path") ?? "")
            : new AccessRequest(resource.Text("verb") ?? "", resource.Text("group") ?? "", resource.Text("resource") ?? "", resource.Text("subresource") ?? "", resource.Text("namespace") ?? "", resource.Text("name") ?? "");
        var decision = authorizer.Authorize(user, asked);
        var status = new JsonObject { ["allowed"] = decision.Allowed };
        if (decision.Reason.Length > 0) status["reason"] = decision.Reason;
        return (status, null);
    }
}
