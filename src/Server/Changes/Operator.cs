using System.Text.Json.Nodes;
using WaypointDashboard.Server.Kubernetes;

namespace WaypointDashboard.Server.Changes;

/// <summary>The name under which an operator's changes are kept: who they are for the API server.</summary>
internal sealed class Operator(ObjectClient objects, Impersonation? onBehalfOf, string cluster, ILogger logger)
{
    private string? _name;

    /// <summary>Asks who we are, once an answer was had; the account of the process where the server does not say.</summary>
    public async Task<string> NameAsync(CancellationToken cancellationToken)
    {
        if (onBehalfOf is not null)
        {
            return onBehalfOf.User;
        }

        if (Volatile.Read(ref _name) is { } known)
        {
            return known;
        }

        try
        {
            var review = await objects.CreateAsync(
                "apis/authentication.k8s.io/v1/selfsubjectreviews",
                new JsonObject { ["apiVersion"] = "authentication.k8s.io/v1", ["kind"] = "SelfSubjectReview" },
                cancellationToken);
            if ((string?)review["status"]?["userInfo"]?["username"] is { Length: > 0 } name)
            {
                Volatile.Write(ref _name, name);
                return name;
            }
        }
        catch (Exception failure) when (WatchFailure.IsTransient(failure, cancellationToken))
        {
            ChangeLog.ActorUnknown(logger, cluster, Environment.UserName, failure.Message); // Servers before 1.28 cannot say.
        }

        return Environment.UserName;
    }
}
