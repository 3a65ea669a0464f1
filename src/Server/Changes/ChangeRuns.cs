using System.Collections.Concurrent;
using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.Changes;

/// <summary>All runs of this process. They belong to it and not to a browser; when the process is to stop, it waits until each has come to a safe point.</summary>
internal sealed class ChangeRuns(TimeProvider time) : IHostedService, IDisposable
{
    // Those that ended are kept for those who come back to look; the history has them all.
    private const int EndedKept = 100;

    private readonly ConcurrentDictionary<Guid, (ChangeRun Run, Task Work)> _runs = [];
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The runs of a cluster that are under way.</summary>
    public IReadOnlyList<PlanRun> Running(string cluster) =>
        [.. _runs.Values.Select(entry => entry.Run.State).Where(run => run.State == RunState.Running && run.Cluster == cluster).OrderBy(run => run.StartedAt)];

    /// <summary>Finds a run of this process.</summary>
    public ChangeRun? Find(Guid id) => _runs.TryGetValue(id, out var entry) ? entry.Run : null;

    /// <summary>No run begins any more when the process is to stop.</summary>
    public void ThrowIfStopping() => _stopping.Token.ThrowIfCancellationRequested();

    /// <summary>Takes a run over and lets it work.</summary>
    public void Start(ChangeRun run, Func<CancellationToken, Task> work)
    {
        Forget();
        _runs[run.State.Id] = (run, Task.Run(() => work(_stopping.Token), CancellationToken.None));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_runs.Values.Select(entry => entry.Work)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (id, _) in _runs.Where(entry => entry.Value.Work.IsCompleted).OrderByDescending(entry => entry.Value.Run.State.EndedAt ?? now).Skip(EndedKept))
        {
            _runs.TryRemove(id, out _);
        }
    }
}
