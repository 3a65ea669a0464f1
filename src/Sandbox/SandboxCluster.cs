using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox;

/// <summary>An embedded cluster: a Kubernetes API on a loopback port, and the controllers that live in it.</summary>
public sealed class SandboxCluster : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _controllers;

    private SandboxCluster(SandboxOptions options)
    {
        Store = new ClusterStore(options.TimeProvider, options.WatchHistory);
        _controllers = Task.WhenAll(options.Controllers.Select(controller => controller.RunAsync(Store, options.TimeProvider, _stopping.Token)));
    }

    /// <summary>The state of the cluster, for who lives in the same process.</summary>
    public ClusterStore Store { get; }

    public static Task<SandboxCluster> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new SandboxCluster(options));
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        try
        {
            await _controllers;
        }
        catch (OperationCanceledException)
        {
            // This is how a controller ends.
        }
        _stopping.Dispose();
    }
}
