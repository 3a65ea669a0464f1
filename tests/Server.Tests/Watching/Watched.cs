using k8s;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Server.Mesh;
using WaypointDashboard.Server.Telemetry;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.Server.Tests.Watching;

/// <summary>A cluster that is being watched for a test.</summary>
internal sealed class Watched : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly MeshMetrics _metrics;
    private readonly ClusterWatch _watch;

    private Watched(Func<KubernetesClientConfiguration> load, IReadOnlyList<string> namespaces, TimeProvider time)
    {
        _metrics = new MeshMetrics(time);
        _watch = new ClusterWatch(new ClusterInfo("test", ClusterSource.Kubeconfig, ""), new ClusterConnection(load, time), namespaces, _metrics, time, Log);
    }

    /// <summary>What went wrong with the dashboard itself.</summary>
    public RecordedLog Log { get; } = new();

    public LiveMesh Now => _watch.Feed.Current;

    public ResourceIndex Resources => Now.Mesh.Resources;

    public IMeshFeed Feed => _watch.Feed;

    public ClusterWatch Watch => _watch;

    /// <summary>With a kubeconfig file.</summary>
    public static Watched With(string kubeconfig, params IReadOnlyList<string> namespaces) =>
        new(() => KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig), namespaces, TimeProvider.System);

    /// <summary>By plain HTTP, without credentials.</summary>
    public static Watched At(Uri server) => new(() => new KubernetesClientConfiguration { Host = server.AbsoluteUri }, [], TimeProvider.System);

    /// <summary>Through a proxy by plain HTTP, as whoever has a token.</summary>
    public static Watched Through(Uri proxy, Func<string> token, TimeProvider time, params IReadOnlyList<string> namespaces) =>
        new(() => new KubernetesClientConfiguration { Host = proxy.AbsoluteUri, AccessToken = token() }, namespaces, time);

    /// <summary>Waits until something was so once: what goes up and down, as memory does, need not be so a moment later.</summary>
    public async Task UntilAsync(Func<bool> condition, Func<string> otherwise, CancellationToken cancellationToken)
    {
        var so = Deadline.UntilAsync(() => Task.FromResult(condition()), Patience, () => $"{otherwise()} Connection: {_watch.Feed.Connection}", cancellationToken);
        var first = await Task.WhenAny(so, _watch.Completion);
        await first;
        if (first != so)
        {
            condition().ShouldBeTrue($"The watch has ended. {otherwise()}");
        }
    }

    public Task ReadyAsync(CancellationToken cancellationToken) =>
        UntilAsync(() => Now.Mesh.Coverage.IsReady, () => $"Not ready: {string.Join(", ", Now.Mesh.Coverage.Kinds.Values)}", cancellationToken);

    public WatchState? StateOf(ResourceKind kind, string? ns = null) => Now.Mesh.Coverage.Kinds.GetValueOrDefault((kind, ns))?.State;

    public IReadOnlyList<string> Names(ResourceKind kind, string ns) => [.. Resources.In(ns).All<MeshResource>(kind).Select(found => found.Name).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await _watch.DisposeAsync();
        _metrics.Dispose();
    }
}
