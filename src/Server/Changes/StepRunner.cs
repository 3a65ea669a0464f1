using System.Net;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.History;
using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Server.Changes;

/// <summary>Does one step, exactly as it was previewed. Once begun, it is not given up half-way: requests end in time by themselves.</summary>
internal sealed class StepRunner(ObjectClient objects, TimeProvider time)
{
    // How often a step is tried again when only the status of its object moved between our look and our write.
    private const int Attempts = 4;
    private const int Looks = 3;

    private static readonly TimeSpan LookPause = TimeSpan.FromSeconds(2);

    /// <summary>Does it.</summary>
    /// <param name="preview">What was previewed.</param>
    /// <param name="expected">The object as previewed, or as an earlier step left it; null for none.</param>
    /// <param name="buildsOnEarlier">Whether an earlier step of the plan touched what this one is about.</param>
    /// <param name="force">Whether fields may be taken over where the preview said that others own them.</param>
    public async Task<StepOutcome> RunAsync(StepPreview preview, LiveObject? expected, bool buildsOnEarlier, bool force)
    {
        for (var attempt = 1; ; attempt++)
        {
            LiveObject? live;
            try
            {
                live = await objects.ReadAsync(preview.Step.Target, CancellationToken.None);
            }
            catch (Exception failure) when (WatchFailure.IsTransient(failure, CancellationToken.None))
            {
                return new StepOutcome(StepState.Failed, null, null, StepFailure.Of(failure, preview.Step, "get", objects.Server));
            }

            if (StepGuard.Moved(preview.Step, expected, live) is { } moved)
            {
                return new StepOutcome(StepState.Failed, live, null, moved);
            }

            if (await WriteAsync(preview, live, buildsOnEarlier, force && preview.Problem?.Kind == StepProblemKind.Conflict, attempt < Attempts) is { } outcome)
            {
                return outcome;
            }
        }
    }

    /// <returns>Null when the object moved between our look and our write, and it is worth looking again.</returns>
    private async Task<StepOutcome?> WriteAsync(StepPreview preview, LiveObject? live, bool buildsOnEarlier, bool force, bool mayLookAgain)
    {
        var step = preview.Step;
        var isSent = false;
        try
        {
            if (step is not PlanStep.Delete && (live is null || live.ResourceVersion != preview.ResourceVersion))
            {
                var rehearsed = await objects.SendAsync(step, live, force, dryRun: true, CancellationToken.None);
                if (StepGuard.Unlike(preview, rehearsed, live is null, buildsOnEarlier) is { Count: > 0 } otherwise)
                {
                    return new StepOutcome(StepState.Failed, live, null, StepFailure.ChangedSince(step.Target, $"the server would make something else of it now ({ObjectContent.Describe(otherwise)})"));
                }
            }

            isSent = true;
            var answer = await objects.SendAsync(step, live, force, dryRun: false, CancellationToken.None);
            var unlike = StepGuard.Unlike(preview, answer, live is null, buildsOnEarlier);
            return new StepOutcome(StepState.Done, live, step is PlanStep.Delete ? null : answer, unlike.Count == 0
                ? null
                : StepFailure.ChangedSince(step.Target, $"the step was done, but the object is not as previewed ({ObjectContent.Describe(unlike)}); someone wrote it in the same moment"));
        }
        catch (ApiException refused) when (mayLookAgain && refused.Code == HttpStatusCode.Conflict && StepFailure.Of(refused, step, "patch", objects.Server).Kind == StepProblemKind.ChangedSince)
        {
            return null;
        }
        catch (Exception failure) when (WatchFailure.IsTransient(failure, CancellationToken.None))
        {
            var problem = StepFailure.Of(failure, step, step is PlanStep.Delete ? "delete" : "patch", objects.Server);
            return isSent && StepFailure.MayHaveBeenDone(failure)
                ? await LookAsync(preview, live, problem, buildsOnEarlier)
                : new StepOutcome(StepState.Failed, live, null, problem);
        }
    }

    // The answer never came. What the object is now says whether the step was done.
    private async Task<StepOutcome> LookAsync(StepPreview preview, LiveObject? before, StepProblem problem, bool buildsOnEarlier)
    {
        var key = preview.Step.Target;
        var name = $"{key.Kind} {key.QualifiedName}";
        for (var look = 1; look <= Looks; look++)
        {
            try
            {
                var live = await objects.ReadAsync(key, CancellationToken.None);
                var known = StepEvidence.Of(preview.Step, before, live, found => StepGuard.Unlike(preview, found, before is null, buildsOnEarlier).Count == 0);
                return new StepOutcome(StepState.Unknown, before, live, problem with { Message = $"{problem.Message.TrimEnd('.')}. The answer never came. {known}" });
            }
            catch (Exception failure) when (WatchFailure.IsTransient(failure, CancellationToken.None))
            {
                await Task.Delay(LookPause, time, CancellationToken.None);
            }
        }

        return new StepOutcome(StepState.Unknown, before, null, problem with { Message = $"{problem.Message.TrimEnd('.')}. The answer never came, and {name} {InterruptedSteps.Unread}" });
    }
}
