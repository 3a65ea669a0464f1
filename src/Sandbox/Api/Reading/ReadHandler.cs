using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Reading;

/// <summary>Answers <c>get</c>.</summary>
internal sealed class ReadHandler(ClusterStore store)
{
    public Task HandleAsync(ApiContext context)
    {
        if (RequestedVersion.Problem(context, store.Version) is { } problem) return context.FailAsync(problem);
        return store.Get(context.Type, context.Type.Namespaced ? context.Request.Namespace : "", context.Request.Name) is { } found
            ? context.SendAsync(200, found)
            : context.FailAsync(StatusErrors.NotFound(context.Type, context.Request.Name));
    }
}
