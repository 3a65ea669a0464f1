using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.History;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Changes;

/// <summary>Applies a preview step by step, and stops at the first that is not done as previewed.</summary>
internal sealed class PlanRunner(StepRunner steps, ProgrammedWait wait, ChangeEvents events, RunJournal journal, ChangeMetrics metrics, TimeProvider time, ILogger logger)
{
    private static readonly StepProblem Stopped = new(StepProblemKind.Unreachable, "The dashboard was stopped before this step.");

    /// <summary>Applies it.</summary>
    /// <param name="run">Where to tell how it stands.</param>
    /// <param name="options">How to apply it.</param>
    /// <param name="stopping">The process is to stop: the step that is under way is finished, no other is begun.</param>
    public async Task RunAsync(ChangeRun run, ApplyOptions options, CancellationToken stopping)
    {
        var end = RunState.Failed;
        try
        {
            end = await RunStepsAsync(run, options, stopping);
        }
        catch (Exception fault) when (IsLogged(fault, run.State))
        {
            throw; // Not reached: the filter lets it pass.
        }
        finally
        {
            await EndAsync(run, end);
        }
    }

    private async Task<RunState> RunStepsAsync(ChangeRun run, ApplyOptions options, CancellationToken stopping)
    {
        var left = new Dictionary<ObjectKey, LiveObject?>();
        var told = Task.CompletedTask;
        var end = RunState.Succeeded;
        for (var index = 0; index < run.State.Steps.Count && end == RunState.Succeeded; index++)
        {
            if (stopping.IsCancellationRequested)
            {
                end = RunState.Interrupted;
                break;
            }

            var (step, outcome) = (run.State.Preview.Steps[index].Step, await RunAsync(run, index, left, options, stopping));
            end = outcome switch
            {
                { State: StepState.Done, Problem: null } => RunState.Succeeded,
                { State: StepState.NotReached } => RunState.Interrupted,
                _ => RunState.Failed,
            };
            if (outcome.State == StepState.Done && step is not PlanStep.WaitForProgrammed)
            {
                // One event may be on its way while the next step is done: the run depends on none.
                left[step.Target] = outcome.After;
                await told;
                told = events.WriteAsync(step, outcome, run.State);
            }
        }

        await told;
        return end;
    }

    private async Task EndAsync(ChangeRun run, RunState end)
    {
        var before = run.State;
        var ended = before.Steps.Select(step => step.State switch
        {
            StepState.Waiting => new StepRun(StepState.NotReached, end == RunState.Interrupted ? Stopped : null),
            StepState.Running => step with { State = StepState.Unknown }, // A fault of ours in the middle of it.
            _ => step,
        });
        var state = before with { State = end, EndedAt = time.GetUtcNow(), Steps = ended.ToValueList() };
        await journal.EndAsync(state, CancellationToken.None);
        metrics.Ended(state.Cluster, end);
        ChangeLog.RunEnded(logger, state.Actor, state.Preview.Plan.Title, state.Cluster, end, (state.EndedAt.Value - state.StartedAt).TotalSeconds, state.Id);
        run.Become(state);
    }

    private bool IsLogged(Exception fault, PlanRun run)
    {
        ChangeLog.RunBroke(logger, fault, run.Cluster, run.Id);
        return false;
    }

    private async Task<StepOutcome> RunAsync(ChangeRun run, int index, Dictionary<ObjectKey, LiveObject?> left, ApplyOptions options, CancellationToken stopping)
    {
        var state = run.State;
        var preview = state.Preview.Steps[index];
        if (await journal.BeginStepAsync(state.Id, index, CancellationToken.None) is { } unwritten)
        {
            // What cannot be written down is not done.
            var undone = new StepOutcome(StepState.Failed, null, null, unwritten);
            await TellAsync(run, index, undone);
            return undone;
        }

        ChangeLog.StepStarted(logger, state.Cluster, index + 1, preview.Step.GetType().Name, preview.Step.Target, state.Id);
        run.Become(index, new StepRun(StepState.Running));
        StepOutcome outcome;
        try
        {
            outcome = preview.Step is PlanStep.WaitForProgrammed waiting
                ? await wait.RunAsync(waiting, options.ProgrammedTimeout ?? ProgrammedWait.DefaultTimeout, stopping)
                : await steps.RunAsync(
                    preview,
                    left.TryGetValue(preview.Step.Target, out var known) ? known : StepOutcome.Parse(preview.BeforeJson),
                    PlanOrder.BuildsOnEarlier(state.Preview.Plan, index),
                    options.ForceConflicts);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            outcome = new StepOutcome(StepState.NotReached, null, null, new StepProblem(StepProblemKind.Unreachable, "The dashboard was stopped while it waited."));
        }

        await TellAsync(run, index, outcome);
        return outcome;
    }

    private async Task TellAsync(ChangeRun run, int index, StepOutcome outcome)
    {
        var state = run.State;
        var step = state.Preview.Steps[index].Step;
        await journal.EndStepAsync(state.Id, index, outcome, CancellationToken.None);
        metrics.Ended(state.Cluster, outcome.State);
        if (outcome.Problem is { } problem)
        {
            ChangeLog.StepFailed(logger, state.Cluster, index + 1, outcome.State, step.GetType().Name, step.Target, state.Id, problem.Kind, problem.Message);
        }
        else
        {
            ChangeLog.StepEnded(logger, state.Cluster, index + 1, outcome.State, step.GetType().Name, step.Target, outcome.Before?.ResourceVersion ?? "", outcome.After?.ResourceVersion ?? "", state.Id);
        }

        run.Become(index, outcome.ToRun());
    }
}
