using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Applying;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Patching;
using WaypointDashboard.Sandbox.Writing;

namespace WaypointDashboard.Sandbox.Storage;

/// <summary>The cluster's state and all the rules for changing it: what the API server is without HTTP, users and rights. Thread-safe. JSON that comes in belongs to the store from then on.</summary>
public sealed class ClusterStore
{
    private readonly VersionedStore _store;
    private readonly ObjectCreator _creator;
    private readonly ObjectUpdater _updater;
    private readonly Applier _applier;
    private readonly ObjectDeleter _deleter;

    public ClusterStore(TimeProvider time, int watchHistory)
    {
        _store = new VersionedStore(watchHistory);
        var defaults = new BuiltInDefaults(_store);
        var tracker = new FieldTracker(time);
        _applier = new Applier(tracker);
        _creator = new ObjectCreator(_store, defaults, tracker, time);
        _updater = new ObjectUpdater(_store, defaults, tracker, _applier);
        _deleter = new ObjectDeleter(_store, time);
    }

    /// <summary>The version of the latest change.</summary>
    public long Version => _store.Version;

    /// <summary>An object; null if there is none. The namespace is empty for cluster-wide kinds.</summary>
    public StoredObject? Get(ResourceType type, string ns, string name) => _store.Get(type, new ObjectName(ns, name));

    /// <summary>All objects of a kind, or those of one namespace.</summary>
    public StoreList List(ResourceType type, string? ns = null)
    {
        var list = _store.List(type);
        return ns is null ? list : list with { Items = [.. list.Items.Where(item => item.Namespace == ns)] };
    }

    /// <summary>Keeps a list for clients who read it in pages.</summary>
    internal void Keep(ResourceType type, StoreList list) => _store.Keep(type, list);

    /// <summary>A list that was kept; null if that is too long ago.</summary>
    internal StoreList? ListAt(ResourceType type, long version) => _store.Kept(type, version);

    /// <summary>The changes of some kinds after a version, in their order, until cancelled. Ends by <see cref="WatchExpiredException"/> if changes since then are forgotten.</summary>
    public async IAsyncEnumerable<StoreEvent> WatchAsync(IEnumerable<ResourceType> types, long fromVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = Watch(types, fromVersion);
        while (true)
        {
            var batch = cursor.Read();
            if (batch.Expired) throw new WatchExpiredException(fromVersion);
            foreach (var change in batch.Events) yield return change;
            if (batch.Events.IsEmpty) await batch.Changed.WaitAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The same for readers who wait in their own way.</summary>
    public WatchCursor Watch(IEnumerable<ResourceType> types, long fromVersion) => _store.Watch(types, fromVersion);

    public StoreResult Create(ResourceType type, JsonObject value, WriteOptions options)
    {
        lock (_store.Gate) return _creator.Create(type, value, options);
    }

    /// <summary>Replaces an object. If <c>metadata.resourceVersion</c> is set, only that version.</summary>
    public StoreResult Update(ResourceType type, JsonObject value, WriteOptions options)
    {
        lock (_store.Gate) return Finish(_updater.Update(type, value, options));
    }

    public StoreResult UpdateStatus(ResourceType type, JsonObject value, WriteOptions options) => Update(type, value, options with { Status = true });

    public StoreResult Patch(ResourceType type, string ns, string name, PatchKind kind, JsonNode patch, WriteOptions options)
    {
        lock (_store.Gate)
        {
            if (Get(type, ns, name) is not { } current) return StatusErrors.NotFound(type, name);
            var (desired, error) = Patches.Apply(current, kind, patch);
            return desired is null ? error! : Finish(_updater.Replace(current, desired, options));
        }
    }

    /// <summary>Server-side apply: creates the object or changes what the manager says about it.</summary>
    public StoreResult Apply(ResourceType type, JsonObject value, WriteOptions options)
    {
        lock (_store.Gate)
        {
            var metadata = value.Metadata();
            if (metadata["managedFields"] is not null) return StatusErrors.BadRequest("metadata.managedFields must be nil");
            var (ns, name) = (type.Namespaced ? metadata.Text("namespace") ?? "default" : "", metadata.Text("name") ?? "");
            if (Get(type, ns, name) is { } current) return Finish(_updater.Apply(current, value, options));
            return options.Status ? StatusErrors.NotFound(type, name) : _creator.Create(type, value, options, _applier.First(type, value, options));
        }
    }

    public StoreResult Delete(ResourceType type, string ns, string name, DeleteOptions options)
    {
        lock (_store.Gate) return _deleter.Delete(type, new ObjectName(ns, name), options);
    }

    /// <summary>Forgets the history: watches from before now end with 410 Gone, as after a compaction of etcd.</summary>
    public void Compact() => _store.Compact();

    private StoreResult Finish(StoreResult result)
    {
        if (result is { Removed: true, Value: { } gone } && _store.Get(gone.Type, gone.Key) is null) _deleter.Gone(gone);
        return result;
    }
}
