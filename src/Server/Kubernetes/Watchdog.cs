namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Cancels what has been silent for too long, and says so by another exception than that of a cancellation from outside.</summary>
internal sealed class Watchdog : IDisposable
{
    private readonly TimeSpan _patience;
    private readonly CancellationToken _outside;
    private readonly CancellationTokenSource _silent;
    private readonly CancellationTokenSource _either;

    public Watchdog(TimeSpan patience, TimeProvider time, CancellationToken outside)
    {
        _patience = patience;
        _outside = outside;
        _silent = new CancellationTokenSource(patience, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_silent.Token, outside);
    }

    /// <summary>Cancelled by silence, and from outside.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>True when it was silence.</summary>
    public bool HasBarked => _silent.IsCancellationRequested && !_outside.IsCancellationRequested;

    /// <summary>There was a sign of life.</summary>
    public void Heard() => _silent.CancelAfter(_patience);

    /// <exception cref="TimeoutException">Nothing was heard for too long.</exception>
    public async Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> action)
    {
        try
        {
            return await action(Token);
        }
        catch (OperationCanceledException silence) when (HasBarked)
        {
            throw new TimeoutException("The API server has been silent for too long.", silence);
        }
    }

    public void Dispose()
    {
        _either.Dispose();
        _silent.Dispose();
    }
}
