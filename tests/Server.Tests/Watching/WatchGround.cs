using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Faults;

namespace WaypointDashboard.Server.Tests.Watching;

/// <summary>An API server that is watched, and that can lose everything.</summary>
public abstract class WatchGround : IAsyncLifetime
{
    /// <summary>A client of the server as it is now.</summary>
    public abstract HttpClient CreateClient(KubeUser? user);

    /// <summary>Ends the server, and starts it again without anything that it knew.</summary>
    public abstract Task LoseEverythingAsync(CancellationToken cancellationToken);

    /// <summary>A proxy in front of the server, whichever that is at the moment.</summary>
    public Task<FaultProxy> StartProxyAsync(CancellationToken cancellationToken) =>
        FaultProxy.StartAsync(new HttpClient(new LatestServer(this)) { BaseAddress = new Uri("http://latest.invalid"), Timeout = Timeout.InfiniteTimeSpan }, cancellationToken);

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();
}
