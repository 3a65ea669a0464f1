using System.Threading.Channels;
using WaypointDashboard.Server.Telemetry;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>What all watches of a cluster have in common.</summary>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Connection">The way to the API server.</param>
/// <param name="Discovery">What the server serves.</param>
/// <param name="Events">Where the events go.</param>
/// <param name="Monitor">What is told of successes and failures.</param>
/// <param name="Metrics">What counts.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">The log.</param>
internal sealed record WatchContext(
    string Cluster,
    ClusterConnection Connection,
    KindDiscovery Discovery,
    ChannelWriter<ResourceEvent> Events,
    ConnectionMonitor Monitor,
    MeshMetrics Metrics,
    TimeProvider Time,
    ILogger Logger)
{
    /// <summary>Runs what watches for as long as the cluster is watched.</summary>
    /// <param name="what">What it does, for the log and the operator.</param>
    public EnduringLoop LoopOf(string what) => new(Cluster, what, Time, Logger);

    /// <summary>Says how a watch stands.</summary>
    public ValueTask ReportAsync(ResourceKind kind, string? ns, WatchState state, string detail, CancellationToken cancellationToken) =>
        ReportAsync(kind, ns, state, Time.GetUtcNow(), detail, cancellationToken);

    public ValueTask ReportAsync(ResourceKind kind, string? ns, WatchState state, DateTimeOffset since, string detail, CancellationToken cancellationToken) =>
        Events.WriteAsync(new ResourceEvent.CoverageChanged(new KindCoverage(kind, ns, state, since, detail)), cancellationToken);
}
