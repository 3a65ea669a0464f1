using System.Collections.Concurrent;

namespace WaypointDashboard.Server.Tests.Watching;

/// <summary>A clock for what waits: short waits are shorter still, and long ones end when the test lets the time pass.</summary>
internal sealed class HurriedTime(TimeSpan shortest) : TimeProvider
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<Wait, bool> _waits = new();
    private readonly TimeSpan _shortest = shortest;
    private long _passed;

    /// <summary>How many timers there are: what is not let go is counted.</summary>
    public int Waits => _waits.Count;

    private TimeSpan Passed => TimeSpan.FromTicks(Interlocked.Read(ref _passed));

    public override long GetTimestamp() => System.GetTimestamp() + (long)(Passed.TotalSeconds * TimestampFrequency);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Passed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var wait = new Wait(this, callback, state, period);
        _waits[wait] = true;
        wait.Change(dueTime, period);
        return wait;
    }

    /// <summary>Whether somebody waits for so long.</summary>
    public bool IsAwaited(TimeSpan time) => _waits.Keys.Any(wait => wait.Held == time);

    /// <summary>Lets a long time pass.</summary>
    public void Pass(TimeSpan time) => Pass(time, _ => true);

    /// <summary>Lets about a minute pass for those who wait for so long and no longer; who only guards against silence hears nothing of it.</summary>
    public void PassMinute() => Pass(TimeSpan.FromSeconds(61), held => held.TotalSeconds is >= 50 and <= 60);

    private void Pass(TimeSpan time, Func<TimeSpan, bool> which)
    {
        Interlocked.Add(ref _passed, time.Ticks);
        foreach (var wait in _waits.Keys.Where(wait => wait.Held is { } held && which(held)))
        {
            wait.Pass(time);
        }
    }

    private sealed class Wait : ITimer
    {
        private readonly Lock _gate = new();
        private readonly HurriedTime _owner;
        private readonly ITimer _timer;

        public Wait(HurriedTime owner, TimerCallback callback, object? state, TimeSpan period)
        {
            _owner = owner;
            _timer = System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }

        public TimeSpan? Held { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                Held = dueTime >= Long ? dueTime : null;
                return _timer.Change(dueTime < TimeSpan.Zero || Held is not null ? Timeout.InfiniteTimeSpan : dueTime < _owner._shortest ? dueTime : _owner._shortest, period);
            }
        }

        public void Pass(TimeSpan time)
        {
            lock (_gate)
            {
                if (Held is not { } held)
                {
                    return;
                }

                Held = held > time ? held - time : null;
                if (Held is null)
                {
                    _timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
                }
            }
        }

        public void Dispose()
        {
            _owner._waits.TryRemove(this, out _);
            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
