using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers;

/// <summary>What the controllers have seen of the cluster, by kind and namespace. It follows the changes that they are told of, so it never runs ahead of them.</summary>
internal sealed class ClusterView
{
    private readonly Dictionary<(ResourceType Type, string Namespace), SortedDictionary<string, StoredObject>> _objects = [];
    private readonly ConditionalWeakTable<StoredObject, JsonObject> _parsed = [];

    public StoredObject? Find(ResourceType type, string ns, string name) =>
        _objects.TryGetValue((type, ns), out var there) ? there.GetValueOrDefault(name) : null;

    public StoredObject? Find(ObjectRef item) => Find(item.Type, item.Namespace, item.Name);

    /// <summary>The objects of a namespace in the order of their names; a copy, since who walks it may write.</summary>
    public ImmutableArray<StoredObject> In(ResourceType type, string ns) => _objects.TryGetValue((type, ns), out var there) ? [.. there.Values] : [];

    public IEnumerable<StoredObject> All(ResourceType type) =>
        _objects.Where(pair => pair.Key.Type == type).SelectMany(pair => pair.Value.Values).ToImmutableArray();

    public IEnumerable<StoredObject> OwnedBy(ResourceType type, StoredObject owner) => In(type, owner.Namespace).Where(each => each.OwnerUids.Contains(owner.Uid));

    public IEnumerable<StoredObject> OwnersOf(ResourceType type, StoredObject owned) =>
        owned.OwnerUids.IsEmpty ? [] : In(type, owned.Namespace).Where(each => owned.OwnerUids.Contains(each.Uid));

    public IReadOnlyDictionary<string, string> NamespaceLabels(string ns) => Find(ResourceTypes.Namespace, "", ns)?.Labels ?? ImmutableDictionary<string, string>.Empty as IReadOnlyDictionary<string, string>;

    /// <summary>The object's JSON, parsed once. Only to be read. Pods are too many to be kept in this form, and are parsed again.</summary>
    public JsonObject Json(StoredObject value) => value.Type == ResourceTypes.Pod ? value.ToJson() : _parsed.GetValue(value, each => each.ToJson());

    public void Take(StoreEvent change)
    {
        var key = (change.Value.Type, change.Value.Namespace);
        if (!_objects.TryGetValue(key, out var there)) _objects[key] = there = new SortedDictionary<string, StoredObject>(StringComparer.Ordinal);
        if (change.Kind == StoreEventKind.Deleted) there.Remove(change.Value.Name);
        else there[change.Value.Name] = change.Value;
        if (there.Count == 0) _objects.Remove(key);
    }
}
