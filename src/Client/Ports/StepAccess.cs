using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Ports;

/// <summary>What Kubernetes has to allow for a step of a plan.</summary>
public static class StepAccess
{
    /// <summary>The question whether the operator may do a verb to an object.</summary>
    public static AccessQuestion Question(ObjectKey target, string verb) => new(verb, target.Kind, target.Namespace, verb == "create" ? null : target.Name);

    /// <summary>The verbs that a step needs, in the order in which they are used.</summary>
    /// <param name="step">The step.</param>
    /// <param name="exists">Whether its object is there.</param>
    public static IReadOnlyList<string> Verbs(PlanStep step, bool exists) => step switch
    {
        PlanStep.Apply => exists ? ["get", "patch"] : ["get", "create", "patch"],
        PlanStep.Delete => ["get", "delete"],
        PlanStep.WaitForProgrammed => ["get"],
        _ => ["get", "patch"],
    };

    /// <summary>Asks for all that a step needs.</summary>
    /// <returns>The first answer that is no; null where all is allowed.</returns>
    public static async Task<AccessAnswer?> DenialOfAsync(this IAccessReviewer access, PlanStep step, bool exists, CancellationToken cancellationToken)
    {
        foreach (var verb in Verbs(step, exists))
        {
            // One answer for all objects of a kind in a namespace will do for most plans; rules can name objects too.
            var question = Question(step.Target, verb);
            if (!(await access.AskAsync(question with { Name = null }, cancellationToken)).IsAllowed
                && await access.AskAsync(question, cancellationToken) is { IsAllowed: false } answer)
            {
                return answer;
            }
        }

        return null;
    }
}
