using System.Threading.Channels;
using WaypointDashboard.Server.Telemetry;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Mesh;

/// <summary>The only one that changes the mesh of a cluster: takes events in batches, builds the next state, publishes it, and tells that it did.</summary>
internal sealed class MeshStore(string cluster, ChannelReader<ResourceEvent> events, MeshFeed feed, Action<LiveChange> published, MeshMetrics metrics, TimeProvider time)
{
    /// <summary>The least time between two states. The first event after a quiet time does not wait.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs until there will be no more events.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await events.WaitToReadAsync(cancellationToken))
        {
            if (Apply(Drain()))
            {
                await Task.Delay(Pace, time, cancellationToken);
            }
        }
    }

    private List<ResourceEvent> Drain()
    {
        var batch = new List<ResourceEvent>();
        while (events.TryRead(out var happened))
        {
            batch.Add(happened);
        }

        return batch;
    }

    private bool Apply(List<ResourceEvent> batch)
    {
        var started = time.GetTimestamp();
        var change = LiveMeshBuilder.Apply(feed.Current, batch);
        metrics.Built(cluster, time.GetElapsedTime(started));
        if (change.Mesh.IsEmpty && change.FindingsChanged.IsEmpty)
        {
            return false;
        }

        feed.Publish(change);
        metrics.Published(cluster, ResourceKinds.All.Items.Sum(info => change.Current.Mesh.Resources.Count(info.Kind)));
        published(change);
        return true;
    }
}
