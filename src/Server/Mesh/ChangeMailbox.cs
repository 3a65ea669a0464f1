using System.Runtime.CompilerServices;
using System.Threading.Channels;
using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Server.Mesh;

/// <summary>What a subscriber has not taken yet, as one change: however slow it is, no more than one is kept.</summary>
internal sealed class ChangeMailbox
{
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _gate = new();
    private LiveChange? _pending;

    /// <summary>Adds a change to what is there.</summary>
    public void Put(LiveChange change)
    {
        lock (_gate)
        {
            _pending = _pending?.Then(change) ?? change;
        }

        _wake.Writer.TryWrite(true);
    }

    /// <summary>Nothing more will come.</summary>
    public void Close() => _wake.Writer.TryComplete();

    /// <summary>What comes, until the mailbox is closed.</summary>
    public async IAsyncEnumerable<LiveChange> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await _wake.Reader.WaitToReadAsync(cancellationToken))
        {
            _wake.Reader.TryRead(out _);
            if (Take() is { } change)
            {
                yield return change;
            }
        }
    }

    private LiveChange? Take()
    {
        lock (_gate)
        {
            var change = _pending;
            _pending = null;
            return change;
        }
    }
}
