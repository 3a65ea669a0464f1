using System.Net;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Changes;

/// <summary>Says in the server's own words why a step cannot be done.</summary>
internal static class StepFailure
{
    /// <summary>What went wrong between us and the server, as a problem of a step.</summary>
    public static StepProblem Of(Exception failure, PlanStep step, string verb, Uri server)
    {
        if (failure is not ApiException refused)
        {
            return new StepProblem(StepProblemKind.Unreachable, WatchFailure.DescribeOnce(failure, server));
        }

        return refused.Code switch
        {
            HttpStatusCode.Forbidden when !IsAdmission(refused) => Forbidden(refused.Message, step, verb),
            HttpStatusCode.NotFound => new StepProblem(StepProblemKind.NotFound, refused.Message),
            HttpStatusCode.Conflict when IsOwnership(refused) => new StepProblem(StepProblemKind.Conflict, $"{refused.Message.TrimEnd('.')}. Forcing takes these fields over; whoever owned them may write them again."),
            HttpStatusCode.Conflict => ChangedSince(step.Target, refused.Message),
            HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError when !IsAdmission(refused) =>
                new StepProblem(StepProblemKind.Unreachable, WatchFailure.DescribeOnce(refused, server)),
            _ => new StepProblem(StepProblemKind.Rejected, refused.Message),
        };
    }

    /// <summary>RBAC said no.</summary>
    public static StepProblem Forbidden(string message, PlanStep step, string verb) =>
        new(StepProblemKind.Forbidden, message, AccessRule.Yaml(StepAccess.Question(step.Target, verb)));

    /// <summary>The object is not what was previewed.</summary>
    public static StepProblem ChangedSince(ObjectKey target, string detail) =>
        new(StepProblemKind.ChangedSince, $"{target.Kind} {target.QualifiedName} has changed since the preview: {detail.TrimEnd('.')}. Preview again.");

    /// <summary>Whether the server may have done what it was asked, although there is no good answer.</summary>
    public static bool MayHaveBeenDone(Exception failure) => failure switch
    {
        ApiException refused => refused.Code >= HttpStatusCode.InternalServerError && !refused.IsStarting && !IsAdmission(refused),
        HttpRequestException broken => broken.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError),
        _ => true,
    };

    private static bool IsOwnership(ApiException refused) => refused.Message.StartsWith("Apply failed with", StringComparison.Ordinal);

    // A webhook's no comes with any code that the webhook likes, 403 and 500 among them.
    private static bool IsAdmission(ApiException refused) =>
        refused.Message.Contains("admission webhook", StringComparison.Ordinal) || refused.Message.Contains("failed calling webhook", StringComparison.Ordinal) || refused.Message.Contains("ValidatingAdmissionPolicy", StringComparison.Ordinal);
}
