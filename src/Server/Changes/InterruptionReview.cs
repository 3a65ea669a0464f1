using System.Collections.Concurrent;
using WaypointDashboard.Server.History;
using WaypointDashboard.Server.Kubernetes;

namespace WaypointDashboard.Server.Changes;

/// <summary>Looks, in the clusters that are watched, at what became of steps that were under way when a dashboard stopped or the API server went away, and writes it into the history. Changes nothing.</summary>
internal sealed class InterruptionReview(InterruptedSteps steps, TimeProvider time, ILogger<InterruptionReview> logger) : BackgroundService
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, ObjectClient> _clusters = new(StringComparer.Ordinal);

    /// <summary>A cluster can be looked at.</summary>
    public void Know(string cluster, ObjectClient objects) => _clusters[cluster] = objects;

    /// <summary>Looks once at all.</summary>
    public async Task ReviewAsync(CancellationToken cancellationToken)
    {
        foreach (var (cluster, objects) in _clusters)
        {
            try
            {
                foreach (var open in await steps.FindAsync(cluster, cancellationToken))
                {
                    await ReviewAsync(cluster, objects, open, cancellationToken);
                }
            }
            catch (ObjectDisposedException)
            {
                _clusters.TryRemove(KeyValuePair.Create(cluster, objects)); // Nobody watches it any more.
            }
            catch (Exception failure) when (HistoryDatabase.IsFailure(failure) || WatchFailure.IsTransient(failure, cancellationToken))
            {
                ChangeLog.InterruptedNotRead(logger, failure);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            await ReviewAsync(stoppingToken);
        }
    }

    private async Task ReviewAsync(string cluster, ObjectClient objects, OpenStep open, CancellationToken cancellationToken)
    {
        var live = await objects.ReadAsync(open.Step.Target, cancellationToken);
        var planned = StepOutcome.Parse(open.Planned);
        var known = StepEvidence.Of(open.Step, StepOutcome.Parse(open.Before), live, found => planned is not null && ObjectContent.Missing(planned.Json, found.Json).Count == 0);
        await steps.CloseAsync(open, known, StepOutcome.Json(live), cancellationToken);
        ChangeLog.InterruptedStepRead(logger, cluster, open.Ordinal + 1, open.Run, open.Step.Target, known);
    }
}
