using Microsoft.EntityFrameworkCore;
using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.History;

/// <summary>Removes runs from the history that are older than it is kept. What has not ended stays, and so does a step of which nobody has found out yet whether it was done.</summary>
internal sealed class HistoryPruning(HistoryDatabase database, HistoryOptions options, TimeProvider time, ILogger<HistoryPruning> logger) : BackgroundService
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Removes what is too old now.</summary>
    public async Task PruneAsync(CancellationToken cancellationToken)
    {
        if (options.Retention is not { } retention)
        {
            return;
        }

        var before = time.GetUtcNow().UtcDateTime - retention;
        await using var context = await database.OpenAsync(cancellationToken);
        var removed = await context.Runs
            .Where(run => run.StartedAt < before && run.State != RunState.Running && !run.Steps.Any(step => step.State == StepState.Unknown && step.Problem == HistoryKeeper.WhileUnderWay))
            .ExecuteDeleteAsync(cancellationToken); // The steps go with their runs.
        if (removed > 0)
        {
            HistoryLog.Pruned(logger, removed, before);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (Exception failure) when (HistoryDatabase.IsFailure(failure))
            {
                HistoryLog.NotPruned(logger, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
