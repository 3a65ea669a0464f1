using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Telemetry;

/// <summary>What is measured of the watching: events, lists, failures, the lag of each watch, and how long a state of the mesh takes to build.</summary>
internal sealed class MeshMetrics : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "WaypointDashboard";

    private readonly Meter _meter = new(MeterName);
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<(string Cluster, ResourceKind Kind), long> _heard = [];
    private readonly ConcurrentDictionary<string, int> _objects = new(StringComparer.Ordinal);
    private readonly Counter<long> _events;
    private readonly Counter<long> _lists;
    private readonly Counter<long> _failures;
    private readonly Histogram<double> _builds;

    public MeshMetrics(TimeProvider time)
    {
        _time = time;
        _events = _meter.CreateCounter<long>("waypoint_watch_events", description: "Objects that watches told of.");
        _lists = _meter.CreateCounter<long>("waypoint_watch_lists", description: "Lists that were read in full.");
        _failures = _meter.CreateCounter<long>("waypoint_watch_failures", description: "Lists and watches that broke off.");
        _builds = _meter.CreateHistogram<double>("waypoint_snapshot_build", "s", "How long the next state of the mesh took to build.");
        _meter.CreateObservableGauge("waypoint_watch_lag", Lags, "s", "How long ago the API server was last heard of on the watch of a kind.");
        _meter.CreateObservableGauge("waypoint_mesh_objects", Objects, description: "Objects in the mesh as it is shown.");
    }

    /// <summary>A state of the mesh is in force.</summary>
    public void Published(string cluster, int objects) => _objects[cluster] = objects;

    public void Event(string cluster, ResourceKind kind) => _events.Add(1, Tag("cluster", cluster), Tag("kind", kind.ToString()));

    public void Listed(string cluster, ResourceKind kind)
    {
        Heard(cluster, kind);
        _lists.Add(1, Tag("cluster", cluster), Tag("kind", kind.ToString()));
    }

    /// <summary>The server gave a sign of life, if only a bookmark.</summary>
    public void Heard(string cluster, ResourceKind kind) => _heard[(cluster, kind)] = _time.GetTimestamp();

    public void WatchFailed(string cluster, ResourceKind kind) => _failures.Add(1, Tag("cluster", cluster), Tag("kind", kind.ToString()));

    public void Built(string cluster, TimeSpan took) => _builds.Record(took.TotalSeconds, Tag("cluster", cluster));

    /// <summary>The cluster is not watched any more.</summary>
    public void Forget(string cluster)
    {
        _objects.TryRemove(cluster, out _);
        foreach (var key in _heard.Keys.Where(key => key.Cluster == cluster))
        {
            _heard.TryRemove(key, out _);
        }
    }

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private IEnumerable<Measurement<int>> Objects() => _objects.Select(entry => new Measurement<int>(entry.Value, Tag("cluster", entry.Key)));

    private IEnumerable<Measurement<double>> Lags() =>
        _heard.Select(heard => new Measurement<double>(_time.GetElapsedTime(heard.Value).TotalSeconds, Tag("cluster", heard.Key.Cluster), Tag("kind", heard.Key.Kind.ToString())));
}
