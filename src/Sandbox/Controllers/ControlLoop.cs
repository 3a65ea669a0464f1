using System.Collections.Immutable;
using WaypointDashboard.Sandbox.Patching;
using WaypointDashboard.Sandbox.Storage;
using YamlDotNet.Core;

namespace WaypointDashboard.Sandbox.Controllers;

/// <summary>Runs reconcilers: hands them the changes of the cluster, and calls them for the objects that those concern, one at a time.</summary>
internal sealed class ControlLoop(Func<ControlContext, ImmutableArray<IReconciler>> reconcilers) : ISandboxController
{
    private static readonly ImmutableArray<ResourceType> Watched = [.. ResourceTypes.All.Where(type => type != ResourceTypes.Event && type != ResourceTypes.CustomResourceDefinition)];

    private readonly Dictionary<(IReconciler By, ObjectRef Item), DateTimeOffset> _later = [];
    private readonly HashSet<(IReconciler By, ObjectRef Item)> _now = [];

    public async Task RunAsync(ClusterStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        await Task.Yield();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await RunUntilExpiredAsync(store, time, cancellationToken);
        }
    }

    private async Task RunUntilExpiredAsync(ClusterStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var context = new ControlContext(store, time);
        var all = reconcilers(context);
        _later.Clear();
        _now.Clear();
        var version = store.Version;
        var listed = Watched.SelectMany(type => store.List(type).Items).Select(each => new StoreEvent(StoreEventKind.Added, each, null)).ToImmutableArray();
        var cursor = store.Watch(Watched, version);
        Take(context, all, listed);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = cursor.Read();
            if (batch.Expired) return;
            Take(context, all, batch.Events);
            TakeDue(time.GetUtcNow());
            if (_now.Count > 0) ReconcileAll(time);
            else if (batch.Events.IsEmpty) await WaitAsync(batch.Changed, time, cancellationToken);
        }
    }

    private void Take(ControlContext context, ImmutableArray<IReconciler> all, ImmutableArray<StoreEvent> changes)
    {
        foreach (var change in changes) context.View.Take(change);
        foreach (var change in changes)
        {
            foreach (var reconciler in all)
            {
                foreach (var item in reconciler.Affected(change)) _now.Add((reconciler, item));
            }
        }
    }

    private void TakeDue(DateTimeOffset now)
    {
        foreach (var (work, due) in _later.Where(pair => pair.Value <= now).ToList())
        {
            _later.Remove(work);
            _now.Add(work);
        }
    }

    private void ReconcileAll(TimeProvider time)
    {
        var work = _now.ToList();
        _now.Clear();
        foreach (var each in work)
        {
            if (Reconcile(each.By, each.Item) is { } delay) _later[each] = time.GetUtcNow() + delay;
            else _later.Remove(each);
        }
    }

    /// <summary>Built-in kinds are not checked against schemas here, so that anything may lie in them: what cannot be read waits for its next change, and stops nobody else.</summary>
    private static TimeSpan? Reconcile(IReconciler by, ObjectRef item)
    {
        try
        {
            return by.Reconcile(item);
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or FormatException or YamlException or PatchException)
        {
            return null;
        }
    }

    private async Task WaitAsync(Task changed, TimeProvider time, CancellationToken cancellationToken)
    {
        if (_later.Count == 0)
        {
            await changed.WaitAsync(cancellationToken);
            return;
        }
        var delay = _later.Values.Min() - time.GetUtcNow();
        if (delay <= TimeSpan.Zero) return;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(changed, Task.Delay(delay, time, waiting.Token));
        await waiting.CancelAsync();
    }
}
