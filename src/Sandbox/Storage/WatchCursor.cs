using System.Collections.Immutable;

namespace WaypointDashboard.Sandbox.Storage;

/// <summary>A reader's place in the history of some kinds. It holds no queue: a slow reader costs nothing, and is told if it was too slow.</summary>
public sealed class WatchCursor
{
    private readonly VersionedStore _store;
    private readonly ImmutableArray<TypeTable> _tables;
    private long _version;

    internal WatchCursor(VersionedStore store, ImmutableArray<TypeTable> tables, long version) => (_store, _tables, _version) = (store, tables, version);

    /// <summary>Takes what has happened since the last read. Not to be called by two readers at once.</summary>
    public WatchBatch Read()
    {
        lock (_store.Gate)
        {
            var changed = _tables.Length == 1 ? _tables[0].Changed : Task.WhenAny(_tables.Select(table => table.Changed));
            if (_tables.Any(table => _version < table.Forgotten)) return new WatchBatch([], _version, Expired: true, changed);
            var events = ImmutableArray.CreateBuilder<StoreEvent>();
            foreach (var table in _tables) events.AddRange(table.EventsAfter(_version));
            if (_tables.Length > 1) events.Sort((left, right) => left.Version.CompareTo(right.Version));

            // Who comes from a future that this store has not seen, such as from one that was lost, gets nothing of the past, and the store's own version to tell it by.
            _version = Math.Max(_version, _store.Version);
            return new WatchBatch(events.DrainToImmutable(), _store.Version, Expired: false, changed);
        }
    }
}
