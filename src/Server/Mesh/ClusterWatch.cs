using System.Threading.Channels;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Server.Telemetry;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Mesh;

/// <summary>A cluster that is being watched: its connection, the watches over all kinds, and the mesh that they keep.</summary>
internal sealed class ClusterWatch : IAsyncDisposable
{
    private const int Backlog = 10_000;
    private const string What = "the watch of the cluster";

    private readonly CancellationTokenSource _stopping = new();
    private readonly NamespaceDirectory _namespaces;
    private readonly MeshFeed _feed;
    private readonly ConnectionMonitor _monitor;
    private readonly MeshMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private string? _broken;

    public ClusterWatch(ClusterInfo info, ClusterConnection connection, IReadOnlyList<string> namespaces, MeshMetrics metrics, TimeProvider time, ILogger logger)
    {
        (Info, _metrics, _time, _logger) = (info, metrics, time, logger);
        Connection = connection;
        Discovery = new KindDiscovery(connection, time);
        _namespaces = new NamespaceDirectory(namespaces, connection.Namespace);
        _monitor = new ConnectionMonitor(time, $"Connecting to {connection.Server}.");
        _feed = new MeshFeed(_monitor);
        Completion = new EnduringLoop(info.Name, What, time, logger).RunAsync(WatchAsync, BrokeAsync, _stopping.Token);
    }

    public ClusterInfo Info { get; }

    public ClusterConnection Connection { get; }

    public KindDiscovery Discovery { get; }

    public IMeshFeed Feed => _feed;

    /// <summary>Ends when it was stopped.</summary>
    public Task Completion { get; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _feed.Dispose();
        _metrics.Forget(Info.Name);
        Connection.Dispose();
        _stopping.Dispose();
    }

    // A store that has broken has lost events: nothing but lists of everything makes it whole again, so that all starts anew with it.
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var events = Channel.CreateBounded<ResourceEvent>(new BoundedChannelOptions(Backlog) { SingleReader = true });
        var store = new MeshStore(Info.Name, events.Reader, _feed, OnPublished, _metrics, _time);
        var context = new WatchContext(Info.Name, Connection, Discovery, events.Writer, _monitor, _metrics, _time, _logger);
        Task[] all = [store.RunAsync(stopping.Token), .. Watches(context, stopping.Token)];
        try
        {
            await await Task.WhenAny(all); // None ends by itself: the first that does takes all down.
        }
        finally
        {
            await stopping.CancelAsync();
            await Task.WhenAll(all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private IEnumerable<Task> Watches(WatchContext context, CancellationToken cancellationToken)
    {
        yield return context.LoopOf("the look at the server's version").RunAsync(new VersionProbe(context).RunAsync, (_, _) => ValueTask.CompletedTask, cancellationToken);
        foreach (var info in ResourceKinds.All)
        {
            yield return new KindWatcher(info, _namespaces, context, _broken).RunAsync(cancellationToken);
        }
    }

    private ValueTask BrokeAsync(string detail, CancellationToken cancellationToken)
    {
        _broken = detail;
        _monitor.Broke(detail);
        return ValueTask.CompletedTask;
    }

    private void OnPublished(LiveChange change)
    {
        _monitor.Mended();
        if (change.Mesh.IsReset || change.Mesh.Changed.Any(key => key.Kind == ResourceKind.Namespace))
        {
            _namespaces.Know(change.Current.Mesh.Resources.All<NamespaceResource>(ResourceKind.Namespace).Select(found => found.Name).ToHashSet(StringComparer.Ordinal));
        }
    }
}
