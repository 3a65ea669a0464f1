using System.Globalization;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Writing;

/// <summary>Replaces objects by new versions of themselves.</summary>
internal sealed class ObjectUpdater(VersionedStore store)
{
    private static readonly string[] SystemFields = ["uid", "creationTimestamp", "generation", "deletionTimestamp", "deletionGracePeriodSeconds", "name", "namespace", "selfLink"];

    public StoreResult Update(ResourceType type, JsonObject desired, WriteOptions options)
    {
        var metadata = desired.Metadata();
        var key = new ObjectName(type.Namespaced ? metadata.Text("namespace") ?? "default" : "", metadata.Text("name") ?? "");
        return store.Get(type, key) is { } current ? Replace(current, desired, options) : StatusErrors.NotFound(type, key.Name);
    }

    public StoreResult Replace(StoredObject current, JsonObject desired, WriteOptions options)
    {
        var type = current.Type;
        var before = current.ToJson();
        if (desired.Metadata().Text("resourceVersion") is { Length: > 0 } version && version != current.Version.ToString(CultureInfo.InvariantCulture))
            return StatusErrors.ObjectModified(type, current.Name);
        if (desired.Metadata().Text("uid") is { Length: > 0 } uid && uid != current.Uid)
        {
            return StatusErrors.Conflict(type, current.Name, $"Precondition failed: UID in precondition: {uid}, UID in object meta: {current.Uid}");
        }

        var after = options.Status ? WithStatus(before, desired) : WithoutStatus(type, before, desired);
        if (JsonNode.DeepEquals(before, after)) return StoreResult.Success(current);
        if (type.HasGeneration && SpecChanged(before, after)) after.Metadata()["generation"] = (before.Metadata()["generation"]?.GetValue<long>() ?? 0) + 1;

        var next = StoredObject.From(type, after, store.NextVersion);
        var removed = next is { IsTerminating: true, HasFinalizers: false };
        if (options.DryRun) return StoreResult.Success(next) with { Removed = removed };
        if (removed) store.Remove(next);
        else store.Put(next);
        return StoreResult.Success(next) with { Removed = removed };
    }

    private static JsonObject WithStatus(JsonObject before, JsonObject desired)
    {
        var after = before.Clone();
        after.SetOrRemove("status", desired["status"]?.DeepClone());
        return after;
    }

    private static JsonObject WithoutStatus(ResourceType type, JsonObject before, JsonObject desired)
    {
        var after = desired.Clone();
        after["apiVersion"] = type.ApiVersion;
        after["kind"] = type.Kind;
        if (type.HasStatus) after.SetOrRemove("status", before["status"]?.DeepClone());
        var (from, to) = (before.Metadata(), after.Metadata());
        foreach (var field in SystemFields) to.SetOrRemove(field, from[field]?.DeepClone());
        to["resourceVersion"] = from["resourceVersion"]!.DeepClone();
        return after;
    }

    private static bool SpecChanged(JsonObject before, JsonObject after)
    {
        foreach (var name in before.Concat(after).Select(member => member.Key).Distinct(StringComparer.Ordinal))
        {
            if (name is "metadata" or "status" or "apiVersion" or "kind") continue;
            if (!JsonNode.DeepEquals(before[name], after[name])) return true;
        }
        return false;
    }
}
