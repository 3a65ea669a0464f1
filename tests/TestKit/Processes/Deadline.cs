namespace WaypointDashboard.TestKit.Processes;

/// <summary>Waits for conditions of other processes, which nothing announces: asks again until it holds or the time is up.</summary>
public static class Deadline
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Throws what <paramref name="otherwise"/> says if the condition does not hold within the time.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, TimeSpan within, Func<string> otherwise, CancellationToken cancellation = default)
    {
        using var limit = new CancellationTokenSource(within);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        while (!await condition().ConfigureAwait(false))
        {
            try
            {
                await Task.Delay(Interval, TimeProvider.System, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException expired) when (limit.IsCancellationRequested)
            {
                throw new TimeoutException(otherwise(), expired);
            }
        }
    }
}
