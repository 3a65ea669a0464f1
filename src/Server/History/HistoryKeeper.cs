using Microsoft.EntityFrameworkCore;
using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.History;

/// <summary>Gives the runs of this process a sign of life, and says of those whose process has ended that they were interrupted.</summary>
internal sealed class HistoryKeeper(HistoryDatabase database, HistoryOptions options, TimeProvider time, ILogger<HistoryKeeper> logger) : BackgroundService
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Beat = RunJournal.Lease / 3;

    /// <summary>What is said of a step until somebody has looked at its object.</summary>
    public const string WhileUnderWay = "The dashboard stopped while this step was under way: it may or may not have been done.";
    private const string BeforeThat = "The dashboard stopped before this step.";

    /// <summary>One beat.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var until = now + RunJournal.Lease;
        await context.Runs.Where(row => row.State == RunState.Running && row.Owner == HistoryOwner.Me)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, until), cancellationToken);

        var others = await context.Runs.AsNoTracking().Where(row => row.State == RunState.Running && row.Owner != HistoryOwner.Me).ToListAsync(cancellationToken);
        foreach (var run in others.Where(run => run.LeaseUntil < now || (!options.IsShared && HistoryOwner.HasEnded(run.Owner))))
        {
            await context.Database.CreateExecutionStrategy().ExecuteAsync(token => InterruptAsync(context, run, token), cancellationToken);
        }
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryBeatAsync(cancellationToken); // Before the first page is shown, nothing of a former process may look as if it ran.
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            await TryBeatAsync(stoppingToken);
        }
    }

    private async Task TryBeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            await BeatAsync(cancellationToken);
        }
        catch (Exception failure) when (HistoryDatabase.IsFailure(failure) && failure is not HistorySchemaException) // That one will not pass: better not to start.
        {
            HistoryLog.NotRenewed(logger, failure);
        }
    }

    private async Task InterruptAsync(HistoryContext context, RunRow run, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);

        // Its process may be alive after all and have given a sign of life meanwhile.
        var taken = await context.Runs.Where(row => row.Id == run.Id && row.State == RunState.Running && row.Owner == run.Owner && row.LeaseUntil == run.LeaseUntil)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, RunState.Interrupted), cancellationToken);
        if (taken == 0)
        {
            return;
        }

        await context.Steps.Where(row => row.RunId == run.Id && row.State == StepState.Running && row.Kind != "wait-for-programmed").ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, StepState.Unknown).SetProperty(row => row.ProblemKind, StepProblemKind.Unreachable).SetProperty(row => row.Problem, WhileUnderWay), cancellationToken);
        await context.Steps.Where(row => row.RunId == run.Id && (row.State == StepState.Waiting || row.State == StepState.Running)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, StepState.NotReached).SetProperty(row => row.ProblemKind, StepProblemKind.Unreachable).SetProperty(row => row.Problem, BeforeThat), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        HistoryLog.Interrupted(logger, run.Id, run.Title, run.Cluster, run.Owner);
    }
}
