using System.Collections.Immutable;

namespace WaypointDashboard.Sandbox.Storage;

/// <summary>All objects of one kind and their latest changes. Not synchronized: the store's lock guards it.</summary>
internal sealed class TypeTable(ResourceType type, int history)
{
    private readonly Dictionary<ObjectName, StoredObject> _byName = [];
    private readonly List<StoredObject> _ordered = [];
    private readonly List<StoreEvent> _events = [];
    private ImmutableArray<StoredObject> _snapshot = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ResourceType Type { get; } = type;

    /// <summary>The version of the latest change that the history has forgotten: who watches from before it has missed something.</summary>
    public long Forgotten { get; private set; }

    /// <summary>Completes with the next change.</summary>
    public Task Changed => _changed.Task;

    public StoredObject? Get(ObjectName name) => _byName.GetValueOrDefault(name);

    public ImmutableArray<StoredObject> Snapshot()
    {
        if (_snapshot.IsDefault) _snapshot = [.. _ordered];
        return _snapshot;
    }

    public StoreEvent Put(StoredObject value)
    {
        var previous = Get(value.Key);
        var index = IndexOf(value.Key);
        if (previous is null) _ordered.Insert(index, value);
        else _ordered[index] = value;
        _byName[value.Key] = value;
        return Record(new StoreEvent(previous is null ? StoreEventKind.Added : StoreEventKind.Modified, value, previous));
    }

    /// <summary>Removes the object; the tombstone is its last state under the version of the deletion.</summary>
    public StoreEvent Remove(StoredObject tombstone)
    {
        _ordered.RemoveAt(IndexOf(tombstone.Key));
        _byName.Remove(tombstone.Key, out var previous);
        return Record(new StoreEvent(StoreEventKind.Deleted, tombstone, previous));
    }

    public ReadOnlySpan<StoreEvent> EventsAfter(long version)
    {
        var start = _events.Count;
        while (start > 0 && _events[start - 1].Version > version) start--;
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_events)[start..];
    }

    public void Forget(long version)
    {
        Forgotten = version;
        _events.Clear();
    }

    private StoreEvent Record(StoreEvent change)
    {
        _snapshot = default;
        _events.Add(change);
        if (_events.Count > history) Forgotten = _events[_events.Count - history - 1].Version;
        if (_events.Count > 2 * history) _events.RemoveRange(0, _events.Count - history);
        var changed = _changed;
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.SetResult();
        return change;
    }

    private int IndexOf(ObjectName name)
    {
        var (low, high) = (0, _ordered.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ordered[middle].Key.CompareTo(name) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
