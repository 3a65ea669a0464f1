using System.Collections.Concurrent;
using System.Threading.Channels;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Server.Topology;

/// <summary>A view that a page has open, with the streams that show it: one as a rule, two while a canvas reconnects.</summary>
internal sealed class OpenTopologyView(string id, string owner, IMeshFeed mesh, TopologyView view, Action<OpenTopologyView> close) : ITopologyView
{
    private readonly ConcurrentDictionary<ChannelWriter<bool>, byte> _streams = [];
    private readonly CancellationTokenSource _closed = new();
    private volatile TopologyView _view = view;
    private int _isClosed;

    public string Id { get; } = id;

    public string Owner { get; } = owner;

    public IMeshFeed Mesh { get; } = mesh;

    public TopologyView View => _view;

    /// <summary>Cancelled when the page is gone.</summary>
    public CancellationToken Closed => _closed.Token;

    public void Show(TopologyView view)
    {
        _view = view;
        foreach (var stream in _streams.Keys)
        {
            stream.TryWrite(true);
        }
    }

    public void Attach(ChannelWriter<bool> stream) => _streams.TryAdd(stream, 0);

    public void Detach(ChannelWriter<bool> stream) => _streams.TryRemove(stream, out _);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            close(this);
            _closed.Cancel(); // Not disposed of: a stream that starts at this moment still asks for the token.
        }
    }
}
