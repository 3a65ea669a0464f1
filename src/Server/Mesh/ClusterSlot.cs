using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.Mesh;

/// <summary>The place of one cluster: counts who looks, watches while anybody does and for some minutes after.</summary>
internal sealed class ClusterSlot(Func<ClusterWatch> start, Func<ClusterWatch, ClusterFeatures> features, TimeProvider time) : IAsyncDisposable
{
    /// <summary>How long a cluster is still watched after the last one has left.</summary>
    public static readonly TimeSpan Linger = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private ClusterWatch? _watch;
    private ClusterFeatures? _features;
    private ITimer? _letGo;
    private int _lookers;

    /// <summary>The watch; null when nobody has looked for some time.</summary>
    public ClusterWatch? Watch
    {
        get
        {
            lock (_gate)
            {
                return _watch;
            }
        }
    }

    public IClusterSession Open()
    {
        lock (_gate)
        {
            _letGo?.Dispose();
            _letGo = null;
            _lookers++;
            if (_watch is null)
            {
                _watch = start();
                _features = features(_watch);
            }

            return new ClusterSession(_watch, _features!, Release);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (TakeOut() is { } watch)
        {
            await watch.DisposeAsync();
        }
    }

    private void Release()
    {
        lock (_gate)
        {
            if (--_lookers == 0)
            {
                _letGo = time.CreateTimer(_ => _ = LetGoAsync(), null, Linger, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private async Task LetGoAsync()
    {
        ClusterWatch? watch;
        lock (_gate)
        {
            watch = _lookers == 0 ? TakeOut() : null;
        }

        if (watch is not null)
        {
            await watch.DisposeAsync();
        }
    }

    private ClusterWatch? TakeOut()
    {
        lock (_gate)
        {
            var watch = _watch;
            _watch = null;
            _features = null;
            _letGo?.Dispose();
            _letGo = null;
            return watch;
        }
    }
}
