using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Server.Changes;

/// <summary>Concludes from an object whether a step was done whose end nobody saw.</summary>
internal static class StepEvidence
{
    /// <summary>What can be said, in a sentence or two.</summary>
    /// <param name="step">The step.</param>
    /// <param name="before">The object as the step found it; null for none.</param>
    /// <param name="live">The object as it is; null for none.</param>
    /// <param name="isAsPlanned">Whether an object is what the preview said that the step would make of it.</param>
    public static string Of(PlanStep step, LiveObject? before, LiveObject? live, Func<LiveObject, bool> isAsPlanned)
    {
        var name = $"{step.Target.Kind} {step.Target.QualifiedName}";
        return (step, live) switch
        {
            (PlanStep.Delete, null) => $"Read again: {name} is gone. The step was done.",
            (PlanStep.Delete, { IsDeleting: true }) => $"Read again: {name} is being deleted. The step was done.",
            (_, null) when before is null => $"Read again: {name} does not exist. The step was not done.",
            (_, null) => $"Read again: {name} is gone.",
            _ when before is not null && ObjectContent.Differences(before.Json, live.Json).Count == 0 && before.Uid == live.Uid => $"Read again: {name} is as before. The step was not done.",
            _ when step is not PlanStep.Delete && isAsPlanned(live) => $"Read again: {name} is as previewed. The step was done.",
            _ => $"Read again: {name} is neither as before nor as previewed.",
        };
    }
}
