namespace WaypointDashboard.Server.Kubernetes;

/// <summary>
/// Runs a loop that is never to end, and runs it again, later each time, when a fault of the dashboard has broken it: one object that nobody thought of
/// must not take the sight of a cluster for good. This is the only place where a fault is caught without being understood; it is logged with all that is
/// known of it, and told to who shows it.
/// </summary>
/// <param name="cluster">The cluster's name.</param>
/// <param name="what">What the loop does, for the log.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class EnduringLoop(string cluster, string what, TimeProvider time, ILogger logger)
{
    /// <summary>A loop that has run for so long was sound: the next fault is a first one again.</summary>
    private static readonly TimeSpan Sound = TimeSpan.FromMinutes(5);

    // What breaks once mostly breaks again, and every try may be a list of the whole cluster.
    private readonly Backoff _backoff = new(time, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    /// <param name="loop">What is run.</param>
    /// <param name="onBroken">Tells that it has broken, in words for the operator.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Func<CancellationToken, Task> loop, Func<string, CancellationToken, ValueTask> onBroken, CancellationToken cancellationToken)
    {
        while (true)
        {
            var started = time.GetTimestamp();
            try
            {
                await loop(cancellationToken);
                return;
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested) // Whatever it is: an expected failure is dealt with inside the loop.
            {
                WatchLog.Broken(logger, fault, cluster, what);
                if (time.GetElapsedTime(started) >= Sound)
                {
                    _backoff.Reset();
                }

                await onBroken($"A fault in the dashboard has broken {what} ({fault.GetType().Name}: {fault.Message}). It is tried again; the dashboard's log has the details.", cancellationToken);
                await _backoff.WaitAsync(null, cancellationToken);
            }
        }
    }
}
