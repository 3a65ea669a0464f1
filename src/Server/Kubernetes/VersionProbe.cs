namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Learns which version of Kubernetes the server has, and whether it tells us when it is ready, now and every hour: clusters are upgraded while one looks at them.</summary>
internal sealed class VersionProbe(WatchContext context)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var backoff = new Backoff(context.Time);
        while (true)
        {
            try
            {
                context.Monitor.ServedBy(await context.Discovery.ServerVersionAsync(cancellationToken));
                await context.Connection.IsStartingAsync(cancellationToken);
                backoff.Reset();
                await Task.Delay(Interval, context.Time, cancellationToken);
            }
            catch (Exception failure) when (WatchFailure.IsTransient(failure, cancellationToken))
            {
                // The watches tell what is wrong with the connection.
                await backoff.WaitAsync((failure as ApiException)?.RetryAfter, cancellationToken);
            }
        }
    }
}
