using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.Mesh;

/// <summary>All clusters that can be chosen. Each is watched once, however many look, and let go some minutes after the last one left.</summary>
internal sealed class ClusterCatalog : IClusterCatalog, IAsyncDisposable
{
    private readonly Dictionary<string, ClusterSlot> _slots;

    public ClusterCatalog(IReadOnlyList<ConnectableCluster> clusters, string defaultName, Func<ConnectableCluster, ClusterWatch> watch, Func<ClusterWatch, ClusterFeatures> features, TimeProvider time)
    {
        Clusters = [.. clusters.Select(cluster => cluster.Info)];
        Default = Clusters.First(info => info.Name == defaultName);
        _slots = clusters.ToDictionary(cluster => cluster.Info.Name, cluster => new ClusterSlot(() => watch(cluster), features, time), StringComparer.Ordinal);
    }

    public IReadOnlyList<ClusterInfo> Clusters { get; }

    public ClusterInfo Default { get; }

    public IClusterSession? Open(string name) => _slots.TryGetValue(name, out var slot) ? slot.Open() : null;

    /// <summary>The feeds of the clusters that are watched now.</summary>
    public IReadOnlyList<(ClusterInfo Cluster, IMeshFeed Feed)> Watched =>
        [.. _slots.Values.Select(slot => slot.Watch).OfType<ClusterWatch>().Select(watch => (watch.Info, watch.Feed))];

    public async ValueTask DisposeAsync()
    {
        foreach (var slot in _slots.Values)
        {
            await slot.DisposeAsync();
        }
    }
}
