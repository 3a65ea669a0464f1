using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Client.Components.Changes;

/// <summary>Whether a preview can be applied.</summary>
/// <param name="CanApply">Whether nothing stands in the way.</param>
/// <param name="CanForce">Whether only other managers' fields stand in the way, which can be taken over in a second step.</param>
/// <param name="Reason">Why it cannot be applied as it is; empty when it can.</param>
public sealed record ApplyGate(bool CanApply, bool CanForce, string Reason)
{
    /// <summary>Looks at a change.</summary>
    public static ApplyGate Of(ChangeDraft draft, bool isReadOnly)
    {
        if (draft.Refusals.Count > 0)
        {
            return Closed(draft.Refusals.Count == 1 ? "One thing must be put right first." : $"{draft.Refusals.Count} things must be put right first.");
        }

        if (!draft.IsPlanned)
        {
            return Closed("Planning…");
        }

        if (draft.IsUpToDate)
        {
            return Closed("The cluster is already as wanted.");
        }

        if (isReadOnly)
        {
            return Closed("The dashboard is read-only: applying is switched off for all. Commands and YAML can be taken from here.");
        }

        if (draft.Preview is not { } preview || !draft.IsFresh)
        {
            return Closed("Waiting for the preview…");
        }

        var problems = preview.Steps.Select(step => step.Problem).OfType<StepProblem>().ToList();
        return problems.Count == 0 ? new(preview.CanApply, false, "") : new(false, problems.All(problem => problem.Kind == StepProblemKind.Conflict), ReasonOf(problems));
    }

    private static ApplyGate Closed(string reason) => new(false, false, reason);

    private static string ReasonOf(List<StepProblem> problems)
    {
        var gravest = problems.FirstOrDefault(problem => problem.Kind != StepProblemKind.Conflict) ?? problems[0];
        var count = problems.Count(problem => problem.Kind == gravest.Kind);
        return $"{StepWords.TitleOf(gravest.Kind)}{(count > 1 ? $" ({count} steps)" : "")}: {gravest.Message}";
    }
}
