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

    private readonly CancellationTokenSource _stopping = new();
    private readonly NamespaceDirectory _namespaces;
    private readonly MeshFeed _feed;
    private readonly MeshMetrics _metrics;

    public ClusterWatch(ClusterInfo info, ClusterConnection connection, IReadOnlyList<string> namespaces, MeshMetrics metrics, TimeProvider time, ILogger logger)
    {
        (Info, _metrics) = (info, metrics);
        Connection = connection;
        Discovery = new KindDiscovery(connection, time);
        _namespaces = new NamespaceDirectory(namespaces, connection.Namespace);
        var monitor = new ConnectionMonitor(time, $"Connecting to {connection.Server}.");
        var events = Channel.CreateBounded<ResourceEvent>(new BoundedChannelOptions(Backlog) { SingleReader = true });
        _feed = new MeshFeed(monitor);
        var store = new MeshStore(info.Name, events.Reader, _feed, KnowNamespaces, metrics, time);
        var context = new WatchContext(info.Name, connection, Discovery, events.Writer, monitor, metrics, time, logger);
        Completion = RunAsync(store, context);
    }

    public ClusterInfo Info { get; }

    public ClusterConnection Connection { get; }

    public KindDiscovery Discovery { get; }

    public IMeshFeed Feed => _feed;

    /// <summary>Ends when it was stopped, or by a fault of ours.</summary>
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

    private async Task RunAsync(MeshStore store, WatchContext context)
    {
        var token = _stopping.Token;
        IEnumerable<Task> watches = ResourceKinds.All.Select(info => new KindWatcher(info, _namespaces, context).RunAsync(token));
        Task[] all = [store.RunAsync(token), new VersionProbe(context).RunAsync(token), .. watches];
        try
        {
            var first = await Task.WhenAny(all); // None ends by itself: the first that does takes all down.
            if (first.Exception is { InnerException: var fault })
            {
                WatchLog.Broken(context.Logger, fault, Info.Name);
                context.Monitor.Broke("A fault in the dashboard has ended the watch of this cluster: what is shown is not up to date. Start the dashboard again; its log says what happened.");
            }

            await first;
        }
        finally
        {
            await _stopping.CancelAsync();
            await Task.WhenAll(all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void KnowNamespaces(LiveChange change)
    {
        if (change.Mesh.IsReset || change.Mesh.Changed.Any(key => key.Kind == ResourceKind.Namespace))
        {
            _namespaces.Know(change.Current.Mesh.Resources.All<NamespaceResource>(ResourceKind.Namespace).Select(found => found.Name).ToHashSet(StringComparer.Ordinal));
        }
    }
}
