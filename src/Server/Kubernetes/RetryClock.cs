namespace WaypointDashboard.Server.Kubernetes;

/// <summary>When to ask again for what was refused: about every minute, and not all at once.</summary>
internal sealed class RetryClock(TimeProvider time)
{
    public Task MinuteAsync(CancellationToken cancellationToken) => Task.Delay(TimeSpan.FromSeconds(50 + (Random.Shared.NextDouble() * 10)), time, cancellationToken);
}
