using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Checks a label selector as the API server would.</summary>
public static class LabelSelectorProblem
{
    /// <summary>What is wrong with it, in a sentence; null when it is fine.</summary>
    public static string? Of(LabelSelector selector)
    {
        foreach (var (key, value) in selector.MatchLabels)
        {
            if (key.Length == 0)
            {
                return "A label to match has no key.";
            }

            if (KubernetesName.ProblemAsLabelValue(value) is { } problem)
            {
                return problem;
            }
        }

        foreach (var requirement in selector.MatchExpressions)
        {
            var needsValues = requirement.Operator is "In" or "NotIn";
            if (requirement.Operator is not ("In" or "NotIn" or "Exists" or "DoesNotExist"))
            {
                return $"\"{requirement.Operator}\" is no operator: write In, NotIn, Exists or DoesNotExist.";
            }

            if (needsValues != requirement.Values.Count > 0)
            {
                return needsValues
                    ? $"{requirement.Key} {requirement.Operator} needs at least one value."
                    : $"{requirement.Key} {requirement.Operator} takes no values.";
            }
        }

        return null;
    }
}
