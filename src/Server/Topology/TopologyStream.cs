using System.Runtime.CompilerServices;
using System.Threading.Channels;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Server.Topology;

/// <summary>Follows a mesh and a view, and tells what changes in the graph: the whole of it first. What a slow reader has not taken is merged.</summary>
internal sealed class TopologyStream(OpenTopologyView view, TimeProvider time)
{
    /// <summary>The least time between two steps that the mesh causes.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    /// <summary>How much longer it rests than it has worked: a view of a great deal is shown less often, and never keeps more than a fraction of a processor busy.</summary>
    private const int Ease = 4;

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _gate = new();
    private LiveChange? _pending;

    public async IAsyncEnumerable<TopologyDelta> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, view.Closed);
        using var subscription = view.Mesh.Subscribe();
        view.Attach(_wake.Writer);
        var pump = PumpAsync(subscription.Changes, ended.Token);
        try
        {
            var asked = view.View;
            var projection = TopologyBudget.Show(TopologyProjector.Project(subscription.Initial, TopologyView.Initial), asked);
            var closed = KeptClosed(asked, projection);
            yield return TopologyDelta.Whole(projection.Graph) with { KeptClosed = closed };
            while (await WokenAsync(ended.Token))
            {
                var started = time.GetTimestamp();
                var change = Take();
                var next = change is null ? projection : TopologyProjector.Apply(projection, change);
                if (view.View is var wanted && (wanted != asked || TopologyBudget.IsOutgrown(next.Graph)))
                {
                    (asked, next) = (wanted, TopologyBudget.Show(next, wanted));
                }

                var isSame = ReferenceEquals(next.Graph, projection.Graph) && KeptClosed(asked, next) == closed;
                closed = KeptClosed(asked, next);
                var delta = isSame ? null : TopologyDelta.Between(projection.Graph, next.Graph) with { KeptClosed = closed };
                var worked = time.GetElapsedTime(started);
                if (delta is not null)
                {
                    yield return delta;
                }

                projection = next;
                if (change is not null)
                {
                    await RestAsync(worked * Ease, ended.Token);
                }
            }
        }
        finally
        {
            view.Detach(_wake.Writer);
            await ended.CancelAsync();
            await pump;
        }
    }

    private static ValueList<string> KeptClosed(TopologyView asked, TopologyProjection projection) => [.. asked.Expanded.Except(projection.View.Expanded)];

    private async Task PumpAsync(IAsyncEnumerable<LiveChange> changes, CancellationToken cancellation)
    {
        try
        {
            await foreach (var change in changes.WithCancellation(cancellation))
            {
                lock (_gate)
                {
                    _pending = _pending?.Then(change) ?? change;
                }

                _wake.Writer.TryWrite(true);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The reader is gone.
        }
        finally
        {
            _wake.Writer.TryComplete();
        }
    }

    private async Task<bool> WokenAsync(CancellationToken cancellation)
    {
        try
        {
            await _wake.Reader.ReadAsync(cancellation);
            return true;
        }
        catch (ChannelClosedException)
        {
            return false;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
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

    private async Task RestAsync(TimeSpan wanted, CancellationToken cancellation) =>
        await Task.Delay(wanted > Pace ? wanted : Pace, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
