using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Client.Components.Changes;

/// <summary>A step in a list: previewed, being done, or done long ago.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Step">The step.</param>
/// <param name="Preview">Its preview; null in the history.</param>
/// <param name="Run">How it stands; null before it is applied.</param>
public sealed record StepItem(int Number, PlanStep Step, StepPreview? Preview, StepRun? Run)
{
    /// <summary>What stands or stood in its way; null when nothing does.</summary>
    public StepProblem? Problem => Run is null ? Preview?.Problem : Run.Problem;

    /// <summary>The object's YAML before.</summary>
    public string Before => Run is { Before.Length: > 0 } ? Run.Before : Preview?.Before ?? "";

    /// <summary>The object's YAML after.</summary>
    public string After => Run is { State: StepState.Done } ? Run.After : Preview?.After ?? "";

    /// <summary>The steps of a preview.</summary>
    public static IReadOnlyList<StepItem> Of(PlanPreview preview) => [.. preview.Steps.Select((step, index) => new StepItem(index + 1, step.Step, step, null))];

    /// <summary>The steps of a run.</summary>
    public static IReadOnlyList<StepItem> Of(PlanRun run) =>
        [.. run.Preview.Steps.Select((step, index) => new StepItem(index + 1, step.Step, step, index < run.Steps.Count ? run.Steps[index] : null))];

    /// <summary>The steps of an entry of the history.</summary>
    public static IReadOnlyList<StepItem> Of(HistoryEntry entry) => [.. entry.Steps.Select((step, index) => new StepItem(index + 1, step.Step, null, step.Run))];
}
