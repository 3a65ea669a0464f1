using Microsoft.AspNetCore.Http;
using WaypointDashboard.Sandbox.Api.Authentication;
using WaypointDashboard.Sandbox.Api.Authorization;
using WaypointDashboard.Sandbox.Api.Discovery;
using WaypointDashboard.Sandbox.Api.Reading;
using WaypointDashboard.Sandbox.Api.Requests;
using WaypointDashboard.Sandbox.Api.Responses;
using WaypointDashboard.Sandbox.Api.Scaling;
using WaypointDashboard.Sandbox.Api.Watching;
using WaypointDashboard.Sandbox.Api.Writing;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Server;

/// <summary>Brings a request for a resource to the handler of its verb, if its user may.</summary>
internal sealed class ResourceHandler(ClusterStore store, RbacAuthorizer authorizer, SandboxOptions options, CancellationToken stopping)
{
    private readonly ReadHandler _read = new(store);
    private readonly ListHandler _list = new(store);
    private readonly WatchHandler _watch = new(store, options.BookmarkInterval);
    private readonly WriteHandler _write = new(store);
    private readonly PatchHandler _patch = new(store);
    private readonly DeleteHandler _delete = new(store);
    private readonly ScaleHandler _scale = new(store);
    private readonly ReviewHandler _review = new(authorizer);

    public async Task HandleAsync(HttpContext http, ApiUser user, RequestPath path)
    {
        var response = http.Response;
        var verb = VerbOf(http.Request, path);
        var type = DiscoveryDocuments.Find(path.Group, path.Version, path.Resource);
        var ns = type is { Namespaced: false } && path.Resource != "namespaces" ? "" : path.Namespace;
        var access = new AccessRequest(verb, path.Group, path.Resource, path.Subresource, ns, path.Name.Length > 0 ? path.Name : SelectedName(type, http.Request));
        if (!authorizer.Authorize(user, access).Allowed)
        {
            await response.WriteErrorAsync((access with { Name = path.Name }).Denied(user), http.RequestAborted);
            return;
        }
        if (type is null || (path.Subresource.Length > 0 && !Has(type, path.Subresource)) || (!type.Namespaced && path.Resource != "namespaces" && path.Namespace.Length > 0))
        {
            await response.WriteErrorAsync(new StatusError(404, "NotFound", "the server could not find the requested resource"), http.RequestAborted);
            return;
        }
        if (!IsAllowed(type, verb, path))
        {
            await response.WriteErrorAsync(new StatusError(405, "MethodNotAllowed", "the server does not allow this method on the requested resource"), http.RequestAborted);
            return;
        }
        if (Negotiation.RepresentationOf(http.Request) is not { } representation)
        {
            await response.WriteErrorAsync(new StatusError(406, "NotAcceptable", "only the following media types are accepted: application/json, application/json;as=Table"), http.RequestAborted);
            return;
        }
        var context = new ApiContext(http, user, new ApiRequest(verb, type, path.Version, path.Namespace, path.Name, path.Subresource), representation, options.TimeProvider, stopping);
        await (ReviewTypes.All.Contains(type) ? _review.HandleAsync(context) : DispatchAsync(context));
    }

    private Task DispatchAsync(ApiContext context) => context.Request.Verb switch
    {
        _ when context.Request.Subresource == ScaleHandler.Name => _scale.HandleAsync(context),
        "get" => _read.HandleAsync(context),
        "list" => _list.HandleAsync(context),
        "watch" => _watch.HandleAsync(context),
        "create" => _write.CreateAsync(context),
        "update" => _write.UpdateAsync(context),
        "patch" => _patch.HandleAsync(context),
        "delete" => _delete.HandleAsync(context),
        _ => _delete.HandleCollectionAsync(context),
    };

    private static bool Has(ResourceType type, string subresource) => (subresource == "status" && type.HasStatus) || (subresource == ScaleHandler.Name && ScaleHandler.IsScaled(type));

    private static bool IsAllowed(ResourceType type, string verb, RequestPath path) =>
        type.Verbs.Contains(verb)
        && (path.Subresource.Length == 0 || verb is "get" or "update" or "patch")
        && (verb != "create" || (path.Name.Length == 0 && (!type.Namespaced || path.Namespace.Length > 0)));

    private static string VerbOf(HttpRequest request, RequestPath path)
    {
        var named = path.Name.Length > 0;
        var watches = request.Query["watch"].ToString() is "true" or "1";
        return request.Method switch
        {
            "GET" or "HEAD" => named ? "get" : watches ? "watch" : "list",
            "POST" => "create",
            "PUT" => "update",
            "PATCH" => "patch",
            "DELETE" => named ? "delete" : "deletecollection",
            var other => other.ToLowerInvariant(),
        };
    }

    /// <summary>A list of the one object with a name counts as a question for that object.</summary>
    private static string SelectedName(ResourceType? type, HttpRequest request) =>
        type is not null && request.Query["fieldSelector"].ToString() is { Length: > 0 } text && FieldSelector.Parse(type, text).Selector?.Name is { } name ? name : "";
}
