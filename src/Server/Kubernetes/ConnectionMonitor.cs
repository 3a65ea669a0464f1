using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Draws one conclusion from what all watches of a cluster meet.</summary>
internal sealed class ConnectionMonitor(TimeProvider time, string firstDetail)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<WatchScope, (string Detail, bool IsUnauthorized)> _failing = [];
    private ConnectionStatus _status = new(ConnectionState.Connecting, time.GetUtcNow(), firstDetail);
    private bool _wasLive;
    private string? _broken;
    private string _serverVersion = "";

    /// <summary>Called, outside any lock, when the status has changed.</summary>
    public Action Changed { get; set; } = () => { };

    public ConnectionStatus Status => Volatile.Read(ref _status);

    /// <summary>A scope has had a good answer, or a clear no.</summary>
    public void Reached(WatchScope scope) => Update(() =>
    {
        _failing.Remove(scope);
        _wasLive |= _failing.Count == 0;
    });

    /// <summary>A scope has had no answer, or one that does not help.</summary>
    public void Failed(WatchScope scope, string detail, bool isUnauthorized) => Update(() => _failing[scope] = (detail, isUnauthorized));

    /// <summary>A scope is not watched any more.</summary>
    public void Forget(WatchScope scope) => Update(() => _failing.Remove(scope));

    /// <summary>The dashboard itself has failed, and the cluster is not watched for the moment.</summary>
    public void Broke(string detail) => Update(() => _broken = detail);

    /// <summary>The cluster is watched again.</summary>
    public void Mended()
    {
        if (Volatile.Read(ref _broken) is not null)
        {
            Update(() => _broken = null);
        }
    }

    public void ServedBy(string serverVersion) => Update(() => _serverVersion = serverVersion);

    private void Update(Action change)
    {
        lock (_gate)
        {
            change();
            var (state, detail) = Conclude();
            if (_status.State == state && _status.Detail == detail && _status.ServerVersion == _serverVersion)
            {
                return;
            }

            _status = new ConnectionStatus(state, _status.State == state ? _status.Since : time.GetUtcNow(), detail, _serverVersion);
        }

        Changed();
    }

    private (ConnectionState State, string Detail) Conclude()
    {
        if (_broken is { } detail)
        {
            return (ConnectionState.Reconnecting, detail);
        }

        if (_failing.Count == 0)
        {
            return _wasLive ? (ConnectionState.Live, "") : (ConnectionState.Connecting, firstDetail);
        }

        var worst = _failing.Values.OrderByDescending(failure => failure.IsUnauthorized).First();
        var state = worst.IsUnauthorized ? ConnectionState.Unauthorized : _wasLive ? ConnectionState.Reconnecting : ConnectionState.Connecting;
        return (state, worst.Detail);
    }
}
