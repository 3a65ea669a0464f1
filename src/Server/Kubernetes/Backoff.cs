namespace WaypointDashboard.Server.Kubernetes;

/// <summary>How long to wait before the next try: longer each time, never the same for two.</summary>
internal sealed class Backoff(TimeProvider time, TimeSpan first, TimeSpan longest)
{
    private int _failures;

    /// <summary>For a server that does not answer.</summary>
    public Backoff(TimeProvider time)
        : this(time, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(10))
    {
    }

    public void Reset() => _failures = 0;

    /// <param name="asked">How long the server asked to be left alone; null when it did not.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task WaitAsync(TimeSpan? asked, CancellationToken cancellationToken)
    {
        var most = Math.Min(first.TotalMilliseconds * Math.Pow(2, Math.Min(_failures++, 16)), longest.TotalMilliseconds);
        var wait = TimeSpan.FromMilliseconds(most * (0.5 + (Random.Shared.NextDouble() / 2)));
        return Task.Delay(asked > wait ? asked.Value : wait, time, cancellationToken);
    }
}
