using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.Hosting;

/// <summary>Keeps the default cluster watched, whether or not anybody looks: the first page has something to show, and readiness something to say.</summary>
internal sealed class DefaultClusterWatch(Func<IClusterCatalog> catalog) : IHostedService, IDisposable
{
    private IClusterSession? _session;

    /// <summary>The look at the default cluster; null before the start and after the end.</summary>
    public IClusterSession? Session => _session;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var clusters = catalog(); // Not before: the sandbox has to run.
        _session = clusters.Open(clusters.Default.Name);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => Interlocked.Exchange(ref _session, null)?.Dispose();
}
