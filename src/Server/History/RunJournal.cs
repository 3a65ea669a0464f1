using Microsoft.EntityFrameworkCore;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Changes;

namespace WaypointDashboard.Server.History;

/// <summary>Writes down what a run is about to do, does, and has done.</summary>
internal sealed class RunJournal(HistoryDatabase database, TimeProvider time, ILogger<RunJournal> logger)
{
    /// <summary>How long a process counts as alive after its last sign of life.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Writes the entry. Nothing may be changed before.</summary>
    /// <returns>Why it could not be written; null when it was.</returns>
    public async Task<StepProblem?> BeginAsync(PlanRun run, ApplyOptions options, CancellationToken cancellationToken)
    {
        var row = new RunRow
        {
            Id = run.Id,
            Cluster = run.Cluster,
            Actor = run.Actor,
            Title = run.Preview.Plan.Title,
            Digest = run.Preview.Digest,
            IsForced = options.ForceConflicts,
            StartedAt = run.StartedAt.UtcDateTime,
            EndedAt = run.EndedAt?.UtcDateTime,
            State = run.State,
            Undoes = options.Undoes,
            Owner = HistoryOwner.Me,
            LeaseUntil = Now + Lease,
            Words = string.Join('\n', run.Preview.Steps.Select(step => step.Step.Target.ToString()).Distinct(StringComparer.Ordinal).Prepend(run.Actor).Prepend(run.Preview.Plan.Title)).ToLowerInvariant(),
            Steps = [.. run.Preview.Steps.Select((step, index) => Note(StepRecord.Write(run.Id, index, step), run.Steps[index]))],
        };
        return await TryAsync(run.Id, async context =>
        {
            context.Runs.Add(row);
            return await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }

    /// <summary>A step is about to begin.</summary>
    /// <returns>Why it could not be written down, so that the step must not begin; null when it was.</returns>
    public Task<StepProblem?> BeginStepAsync(Guid run, int step, CancellationToken cancellationToken)
    {
        var now = Now;
        return TryAsync(run, context => context.Steps
            .Where(row => row.RunId == run && row.Ordinal == step && context.Runs.Any(owner => owner.Id == run && owner.Owner == HistoryOwner.Me && owner.State == RunState.Running))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, StepState.Running).SetProperty(row => row.StartedAt, now), cancellationToken), cancellationToken);
    }

    /// <summary>A step has ended.</summary>
    public Task<StepProblem?> EndStepAsync(Guid run, int step, StepOutcome outcome, CancellationToken cancellationToken)
    {
        var (now, before, after) = (Now, StepOutcome.Json(outcome.Before), StepOutcome.Json(outcome.After));
        var (kind, problem, rule) = (outcome.Problem?.Kind, outcome.Problem?.Message ?? "", outcome.Problem?.MissingRule ?? "");
        return TryAsync(run, context => context.Steps.Where(row => row.RunId == run && row.Ordinal == step).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, outcome.State)
                .SetProperty(row => row.EndedAt, now)
                .SetProperty(row => row.Before, before)
                .SetProperty(row => row.After, after)
                .SetProperty(row => row.ProblemKind, kind)
                .SetProperty(row => row.Problem, problem)
                .SetProperty(row => row.MissingRule, rule),
            cancellationToken), cancellationToken);
    }

    /// <summary>The run has ended.</summary>
    public Task<StepProblem?> EndAsync(PlanRun run, CancellationToken cancellationToken) => TryAsync(run.Id, async context =>
    {
        var notReached = run.Steps.Select((step, index) => (step, index)).Where(entry => entry.step.State == StepState.NotReached).Select(entry => entry.index).ToList();
        var reason = run.Steps.FirstOrDefault(step => step.State == StepState.NotReached && step.Problem is not null)?.Problem;
        var (kind, problem, ended) = (reason?.Kind, reason?.Message ?? "", run.EndedAt?.UtcDateTime);
        await context.Steps.Where(row => row.RunId == run.Id && notReached.Contains(row.Ordinal)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, StepState.NotReached).SetProperty(row => row.ProblemKind, kind).SetProperty(row => row.Problem, problem), cancellationToken);
        return await context.Runs.Where(row => row.Id == run.Id && row.Owner == HistoryOwner.Me).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, run.State).SetProperty(row => row.EndedAt, ended), cancellationToken);
    }, cancellationToken);

    private static StepRow Note(StepRow row, StepRun step)
    {
        (row.State, row.ProblemKind, row.Problem, row.MissingRule) = (step.State, step.Problem?.Kind, step.Problem?.Message ?? "", step.Problem?.MissingRule ?? "");
        return row;
    }

    private async Task<StepProblem?> TryAsync(Guid run, Func<HistoryContext, Task<int>> write, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await database.OpenAsync(cancellationToken);
            return await write(context) > 0
                ? null
                : new StepProblem(StepProblemKind.Unreachable, "The history says that this run is not ours any more: another process took the dashboard for dead.");
        }
        catch (Exception failure) when (HistoryDatabase.IsFailure(failure))
        {
            HistoryLog.NotWritten(logger, failure, run);
            return new StepProblem(StepProblemKind.Unreachable, $"The history cannot be written: {(failure.InnerException ?? failure).Message}");
        }
    }
}
