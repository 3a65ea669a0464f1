using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using WaypointDashboard.Sandbox.Api.Authorization;
using WaypointDashboard.Sandbox.Errors;

namespace WaypointDashboard.Sandbox.Api.Authentication;

/// <summary>Acting as someone else by the headers <c>Impersonate-User</c> and <c>Impersonate-Group</c>, for those who have the right to.</summary>
internal sealed class Impersonation(RbacAuthorizer authorizer)
{
    private const string ServiceAccountPrefix = "system:serviceaccount:";

    public (ApiUser User, StatusError? Error) Resolve(ApiUser user, HttpRequest request)
    {
        var name = request.Headers["Impersonate-User"].ToString();
        ImmutableArray<string> groups = [.. request.Headers["Impersonate-Group"].OfType<string>()];
        if (name.Length == 0)
        {
            return groups.IsEmpty
                ? (user, null)
                : (user, new StatusError(500, "InternalError", "Internal error occurred: requested [{Group  system:masters  authentication.k8s.io/v1  }] without impersonating a user"));
        }
        var asked = name.StartsWith(ServiceAccountPrefix, StringComparison.Ordinal) && name[ServiceAccountPrefix.Length..].Split(':') is [var ns, var account]
            ? new AccessRequest("impersonate", "", "serviceaccounts", "", ns, account)
            : new AccessRequest("impersonate", "", "users", "", "", name);
        foreach (var access in groups.Select(group => new AccessRequest("impersonate", "", "groups", "", "", group)).Prepend(asked))
        {
            if (!authorizer.Authorize(user, access).Allowed) return (user, access.Denied(user));
        }
        return (new ApiUser(name, Complete(name, groups)), null);
    }

    private static ImmutableArray<string> Complete(string name, ImmutableArray<string> groups)
    {
        if (name.StartsWith(ServiceAccountPrefix, StringComparison.Ordinal) && groups.IsEmpty && name.Split(':') is [.., var ns, _])
            groups = ["system:serviceaccounts", $"system:serviceaccounts:{ns}"];
        const string Authenticated = "system:authenticated";
        return name == ApiUser.Anonymous.Name ? ApiUser.Anonymous.Groups : groups.Contains(Authenticated) ? groups : [.. groups, Authenticated];
    }
}
