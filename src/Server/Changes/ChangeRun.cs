using System.Runtime.CompilerServices;
using System.Threading.Channels;
using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.Changes;

/// <summary>A plan that is being applied, for those who follow it.</summary>
internal sealed class ChangeRun(PlanRun initial)
{
    private readonly Lock _gate = new();
    private readonly HashSet<Channel<bool>> _followers = [];
    private PlanRun _state = initial;

    public PlanRun State => Volatile.Read(ref _state);

    public void Become(PlanRun next)
    {
        lock (_gate)
        {
            Volatile.Write(ref _state, next);
            foreach (var follower in _followers)
            {
                follower.Writer.TryWrite(true);
            }
        }
    }

    public void Become(int step, StepRun run) => Become(State with { Steps = new(State.Steps.Items.SetItem(step, run)) });

    /// <summary>The state now and the later ones until the end; who is slow misses what was overtaken.</summary>
    public async IAsyncEnumerable<PlanRun> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        lock (_gate)
        {
            _followers.Add(wake);
        }

        try
        {
            PlanRun? told = null;
            while (true)
            {
                var state = State;
                if (!ReferenceEquals(state, told))
                {
                    yield return told = state;
                }

                if (state.State != RunState.Running)
                {
                    yield break;
                }

                await wake.Reader.ReadAsync(cancellationToken);
            }
        }
        finally
        {
            lock (_gate)
            {
                _followers.Remove(wake);
            }
        }
    }
}
