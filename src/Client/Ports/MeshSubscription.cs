using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Client.Ports;

/// <summary>A subscription to the live mesh. Disposing ends it.</summary>
/// <param name="initial">The state at the moment of subscribing.</param>
/// <param name="changes">What changes after that; also yields when only the connection changed. Can be enumerated once.</param>
/// <param name="end">Called once, when the subscription is disposed.</param>
public sealed class MeshSubscription(LiveMesh initial, IAsyncEnumerable<LiveChange> changes, Action end) : IDisposable
{
    private Action? _end = end;

    /// <summary>The state at the moment of subscribing.</summary>
    public LiveMesh Initial { get; } = initial;

    /// <summary>What changes after that.</summary>
    public IAsyncEnumerable<LiveChange> Changes { get; } = changes;

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
}
