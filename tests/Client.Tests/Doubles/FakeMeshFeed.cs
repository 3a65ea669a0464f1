using System.Threading.Channels;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Client.Tests.Doubles;

/// <summary>A mesh that changes when a test says so.</summary>
internal sealed class FakeMeshFeed(LiveMesh current) : IMeshFeed
{
    private readonly List<Channel<LiveChange>> _subscribers = [];

    public LiveMesh Current { get; private set; } = current;

    public ConnectionStatus Connection { get; set; } = new(ConnectionState.Live, DateTimeOffset.UnixEpoch);

    public MeshSubscription Subscribe()
    {
        var channel = Channel.CreateUnbounded<LiveChange>();
        _subscribers.Add(channel);
        return new MeshSubscription(Current, channel.Reader.ReadAllAsync(), () => channel.Writer.TryComplete());
    }

    public void Become(LiveChange change)
    {
        Current = change.Current;
        foreach (var subscriber in _subscribers)
        {
            subscriber.Writer.TryWrite(change);
        }
    }
}
