using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Writing;

/// <summary>Deletes objects, with what they own and what lives in them, as the garbage collector and the namespace controller do in a cluster. Here it happens at once.</summary>
internal sealed class ObjectDeleter(VersionedStore store, TimeProvider time)
{
    private const string ForegroundFinalizer = "foregroundDeletion";
    private const string OrphanFinalizer = "orphan";

    public StoreResult Delete(ResourceType type, ObjectName name, DeleteOptions options)
    {
        if (store.Get(type, name) is not { } current) return StatusErrors.NotFound(type, name.Name);
        if (options.Uid is { } uid && uid != current.Uid)
            return Unmet(type, name, $"the UID in the precondition ({uid}) does not match the UID in record ({current.Uid}). The object might have been deleted and then recreated");
        if (options.ResourceVersion is { } version && version != current.Version.ToString(CultureInfo.InvariantCulture))
            return Unmet(type, name, $"the ResourceVersion in the precondition ({version}) does not match the ResourceVersion in record ({current.Version}). The object might have been modified");
        if (options.DryRun) return StoreResult.Success(current) with { Removed = !current.HasFinalizers };

        if (type == ResourceTypes.Namespace) return DeleteNamespace(current);
        return options.Propagation switch
        {
            PropagationPolicy.Orphan => Orphan(current),
            PropagationPolicy.Foreground => Foreground(current),
            _ => Background(current),
        };
    }

    /// <summary>What follows when an object has gone: its dependents go, its owner may, and so may its namespace.</summary>
    public void Gone(StoredObject gone)
    {
        CollectDependents(gone.Uid);
        foreach (var owner in gone.OwnerUids) FinishForeground(owner);
        if (gone.Type.Namespaced && store.Get(ResourceTypes.Namespace, new ObjectName("", gone.Namespace)) is { IsTerminating: true } home) FinishNamespace(home);
    }

    private static StatusError Unmet(ResourceType type, ObjectName name, string why) =>
        new(409, "Conflict", $"Operation cannot be fulfilled on {(type.Group.Length == 0 ? type.Kind : $"{type.Kind}.{type.Group}")} \"{name.Name}\": {why}") { Name = name.Name, Group = type.Group, Kind = type.Kind };

    private StoreResult Background(StoredObject current)
    {
        if (current.HasFinalizers) return StoreResult.Success(Mark(current, finalizer: null));
        return StoreResult.Success(RemoveNow(current)) with { Removed = true };
    }

    private StoreResult Orphan(StoredObject current)
    {
        var marked = Mark(current, OrphanFinalizer);
        foreach (var dependent in store.OwnedBy(current.Uid)) DropOwner(dependent, current.Uid);
        Release(marked, OrphanFinalizer);
        return StoreResult.Success(marked) with { Removed = store.Get(current.Type, current.Key) is null };
    }

    private StoreResult Foreground(StoredObject current)
    {
        var marked = Mark(current, ForegroundFinalizer);
        CollectDependents(current.Uid);
        FinishForeground(current.Uid);
        return StoreResult.Success(marked) with { Removed = store.Get(current.Type, current.Key) is null };
    }

    private StoredObject RemoveNow(StoredObject current)
    {
        var tombstone = StoredObject.From(current.Type, current.ToJson(), store.NextVersion);
        store.Remove(tombstone);
        Gone(tombstone);
        return tombstone;
    }

    private StoredObject Mark(StoredObject current, string? finalizer)
    {
        var json = current.ToJson();
        var metadata = json.Metadata();
        if (current.IsTerminating && (finalizer is null || HasFinalizer(metadata, finalizer))) return current;
        metadata["deletionTimestamp"] ??= ObjectCreator.Timestamp(time);
        metadata["deletionGracePeriodSeconds"] ??= 0;
        if (finalizer is not null)
        {
            if (metadata["finalizers"] is not JsonArray finalizers) metadata["finalizers"] = finalizers = [];
            finalizers.Add(finalizer);
        }
        var marked = StoredObject.From(current.Type, json, store.NextVersion);
        store.Put(marked);
        return marked;
    }

    private void CollectDependents(string uid)
    {
        foreach (var dependent in store.OwnedBy(uid))
        {
            if (store.Get(dependent.Type, dependent.Key) is not { } current || current.Uid != dependent.Uid) continue;
            if (current.OwnerUids.Length > 1 && current.OwnerUids.Any(owner => owner != uid && IsAlive(owner))) DropOwner(current, uid);
            else Background(current);
        }
    }

    private bool IsAlive(string uid) => store.ByUid(uid) is { IsTerminating: false };

    private void DropOwner(StoredObject dependent, string uid)
    {
        var json = dependent.ToJson();
        var metadata = json.Metadata();
        var rest = metadata["ownerReferences"]!.AsArray().Where(owner => owner!.AsObject().Text("uid") != uid).Select(owner => owner!.DeepClone()).ToArray();
        metadata.SetOrRemove("ownerReferences", rest.Length == 0 ? null : new JsonArray(rest));
        store.Put(StoredObject.From(dependent.Type, json, store.NextVersion));
    }

    private void FinishForeground(string uid)
    {
        if (!store.OwnedBy(uid).IsEmpty) return;
        if (store.ByUid(uid) is { IsTerminating: true, HasFinalizers: true } waiting) Release(waiting, ForegroundFinalizer);
    }

    private void Release(StoredObject waiting, string finalizer)
    {
        var json = waiting.ToJson();
        var metadata = json.Metadata();
        if (!HasFinalizer(metadata, finalizer)) return;
        var rest = metadata["finalizers"]!.AsArray().Select(each => each!.GetValue<string>()).Where(each => each != finalizer).ToImmutableArray();
        metadata.SetOrRemove("finalizers", rest.IsEmpty ? null : new JsonArray([.. rest.Select(each => JsonValue.Create(each))]));
        var next = StoredObject.From(waiting.Type, json, store.NextVersion);
        if (next.HasFinalizers)
        {
            store.Put(next);
            return;
        }
        store.Remove(next);
        Gone(next);
    }

    private StoreResult DeleteNamespace(StoredObject current)
    {
        var json = current.ToJson();
        json.Metadata()["deletionTimestamp"] ??= ObjectCreator.Timestamp(time);
        if (json["status"] is not JsonObject status) json["status"] = status = [];
        status["phase"] = "Terminating";
        var marked = StoredObject.From(current.Type, json, store.NextVersion);
        store.Put(marked);
        foreach (var type in ResourceTypes.All.Where(type => type.Namespaced))
        {
            foreach (var item in store.List(type).Items.Where(item => item.Namespace == current.Name))
            {
                if (store.Get(type, item.Key) is { } still) Background(still);
            }
        }
        FinishNamespace(marked);
        return StoreResult.Success(marked) with { Removed = store.Get(current.Type, current.Key) is null };
    }

    private void FinishNamespace(StoredObject home)
    {
        if (store.Get(home.Type, home.Key) is not { HasFinalizers: false } current) return;
        if (ResourceTypes.All.Any(type => type.Namespaced && store.List(type).Items.Any(item => item.Namespace == home.Name))) return;
        store.Remove(StoredObject.From(current.Type, current.ToJson(), store.NextVersion));
    }

    private static bool HasFinalizer(JsonObject metadata, string finalizer) =>
        metadata["finalizers"] is JsonArray finalizers && finalizers.Any(each => each?.GetValue<string>() is { } value && value == finalizer);
}
