using System.Globalization;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Applying;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;
using WaypointDashboard.Sandbox.Validation;

namespace WaypointDashboard.Sandbox.Writing;

/// <summary>Replaces objects by new versions of themselves.</summary>
internal sealed class ObjectUpdater(VersionedStore store, BuiltInDefaults defaults, FieldTracker tracker, Applier applier)
{
    private static readonly string[] SystemFields = ["uid", "creationTimestamp", "generation", "deletionTimestamp", "deletionGracePeriodSeconds", "name", "namespace", "selfLink"];

    public StoreResult Update(ResourceType type, JsonObject desired, WriteOptions options)
    {
        var metadata = desired.Metadata();
        var key = new ObjectName(type.Namespaced ? metadata.Text("namespace") ?? "default" : "", metadata.Text("name") ?? "");
        return store.Get(type, key) is { } current ? Replace(current, desired, options) : StatusErrors.NotFound(type, key.Name);
    }

    public StoreResult Replace(StoredObject current, JsonObject desired, WriteOptions options) =>
        Precondition(current, desired) is { } problem ? problem : Put(current, current.ToJson(), desired, options, applied: null);

    public StoreResult Apply(StoredObject current, JsonObject configuration, WriteOptions options)
    {
        if (Precondition(current, configuration) is { } problem) return problem;
        var before = current.ToJson();
        var (applied, error) = applier.Apply(current.Type, before, configuration, options);
        return applied is null ? error! : Put(current, before, applied.Value, options, applied);
    }

    private static StatusError? Precondition(StoredObject current, JsonObject desired)
    {
        var metadata = desired.Metadata();
        if (metadata.Text("resourceVersion") is { Length: > 0 } version && version != current.Version.ToString(CultureInfo.InvariantCulture))
            return StatusErrors.ObjectModified(current.Type, current.Name);
        return metadata.Text("uid") is { Length: > 0 } uid && uid != current.Uid
            ? StatusErrors.Conflict(current.Type, current.Name, $"Precondition failed: UID in precondition: {uid}, UID in object meta: {current.Uid}")
            : null;
    }

    private static StatusError? NewFinalizers(ResourceType type, JsonObject before, JsonObject after)
    {
        if (before.Metadata()["deletionTimestamp"] is null) return null;
        var known = before.Metadata()["finalizers"] as JsonArray ?? [];
        var added = (after.Metadata()["finalizers"] as JsonArray ?? []).Where(each => !known.Any(old => JsonNode.DeepEquals(old, each))).Select(each => $"\"{each}\"").ToList();
        return added.Count == 0 ? null : StatusErrors.Invalid(type, before.Metadata().Text("name") ?? "",
            [new StatusCause("FieldValueForbidden", $"Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{{{string.Join(", ", added)}}}", "metadata.finalizers")]);
    }

    private StoreResult Put(StoredObject current, JsonObject before, JsonObject desired, WriteOptions options, Applied? applied)
    {
        var type = current.Type;
        var after = options.Status ? WithStatus(before, desired) : WithoutStatus(type, before, desired);
        ManagedFields.Keep(before, after);
        BuiltInDefaults.Keep(type, before, after);
        var (invalid, warnings) = Admission.Admit(type, after, options);
        if ((invalid ?? NewFinalizers(type, before, after)) is { } refusal) return refusal;
        if (!options.Status) defaults.Fill(type, after);
        if (JsonNode.DeepEquals(before, after) && applied is not { OwnersChanged: true }) return StoreResult.Success(current) with { Warnings = warnings };
        if (applied is null) tracker.Record(type, before, after, options);
        else ManagedFields.Write(after, applied.Entries);
        if (type.HasGeneration && SpecChanged(before, after)) after.Metadata()["generation"] = (before.Metadata()["generation"]?.GetValue<long>() ?? 0) + 1;

        var next = StoredObject.From(type, after, options.DryRun ? current.Version : store.NextVersion);
        var removed = next is { IsTerminating: true, HasFinalizers: false };
        if (options.DryRun) return StoreResult.Success(next) with { Removed = removed, Warnings = warnings };
        if (removed) store.Remove(next);
        else store.Put(next);
        return StoreResult.Success(next) with { Removed = removed, Warnings = warnings };
    }

    private static JsonObject WithStatus(JsonObject before, JsonObject desired)
    {
        var after = before.Clone();
        after.SetOrRemove("status", desired["status"]?.DeepClone());
        return after;
    }

    private static JsonObject WithoutStatus(ResourceType type, JsonObject before, JsonObject desired)
    {
        var after = desired.Parent is null ? desired : desired.Clone();
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
