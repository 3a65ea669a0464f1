using System.Collections.Frozen;
using System.Collections.Immutable;

namespace WaypointDashboard.Sandbox.Storage;

/// <summary>What etcd is to a cluster: objects by kind and name, one version counter for all, and a bounded history to watch.</summary>
internal sealed class VersionedStore
{
    private const int SnapshotsKept = 64;

    private readonly FrozenDictionary<ResourceType, TypeTable> _tables;
    private readonly Dictionary<string, HashSet<StoredObject>> _byOwner = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredObject> _byUid = new(StringComparer.Ordinal);
    private readonly Queue<(ResourceType Type, StoreList List)> _snapshots = new();

    public VersionedStore(int history) => _tables = ResourceTypes.All.ToFrozenDictionary(type => type, type => new TypeTable(type, history));

    /// <summary>Held by whoever reads in order to write.</summary>
    public Lock Gate { get; } = new();

    public long Version { get; private set; } = 1;

    public long NextVersion => Version + 1;

    public StoredObject? Get(ResourceType type, ObjectName name)
    {
        lock (Gate) return _tables[type].Get(name);
    }

    public StoreList List(ResourceType type)
    {
        lock (Gate) return new StoreList(_tables[type].Snapshot(), Version);
    }

    /// <summary>Keeps a list for those who read it in pages.</summary>
    public void Keep(ResourceType type, StoreList list)
    {
        lock (Gate)
        {
            if (_snapshots.Any(kept => kept.Type == type && kept.List.Version == list.Version)) return;
            _snapshots.Enqueue((type, list));
            if (_snapshots.Count > SnapshotsKept) _snapshots.Dequeue();
        }
    }

    /// <summary>A list as it was when its first page was read; null if that is too long ago.</summary>
    public StoreList? Kept(ResourceType type, long version)
    {
        lock (Gate) return _snapshots.FirstOrDefault(kept => kept.Type == type && kept.List.Version == version).List;
    }

    public StoredObject? ByUid(string uid)
    {
        lock (Gate) return _byUid.GetValueOrDefault(uid);
    }

    public ImmutableArray<StoredObject> OwnedBy(string uid)
    {
        lock (Gate) return _byOwner.TryGetValue(uid, out var owned) ? [.. owned] : [];
    }

    public void Put(StoredObject value)
    {
        lock (Gate)
        {
            Advance(value);
            Forget(_tables[value.Type].Put(value).Previous);
            _byUid[value.Uid] = value;
            foreach (var owner in value.OwnerUids)
            {
                if (!_byOwner.TryGetValue(owner, out var owned)) _byOwner[owner] = owned = [];
                owned.Add(value);
            }
        }
    }

    public void Remove(StoredObject tombstone)
    {
        lock (Gate)
        {
            Advance(tombstone);
            Forget(_tables[tombstone.Type].Remove(tombstone).Previous);
        }
    }

    public WatchCursor Watch(IEnumerable<ResourceType> types, long fromVersion) => new(this, [.. types.Select(type => _tables[type])], fromVersion);

    /// <summary>Forgets all history and all kept lists: watches from before now get 410.</summary>
    public void Compact()
    {
        lock (Gate)
        {
            foreach (var table in _tables.Values) table.Forget(Version);
            _snapshots.Clear();
        }
    }

    private void Advance(StoredObject value)
    {
        if (value.Version != NextVersion) throw new InvalidOperationException($"{value.Type} {value.Key} carries version {value.Version}, but the store is at {Version}.");
        Version = value.Version;
    }

    private void Forget(StoredObject? previous)
    {
        if (previous is null) return;
        _byUid.Remove(previous.Uid);
        foreach (var owner in previous.OwnerUids)
        {
            if (_byOwner.TryGetValue(owner, out var owned) && owned.Remove(previous) && owned.Count == 0) _byOwner.Remove(owner);
        }
    }
}
