using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Applying;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;
using WaypointDashboard.Sandbox.Validation;

namespace WaypointDashboard.Sandbox.Writing;

/// <summary>Takes new objects in.</summary>
internal sealed class ObjectCreator(VersionedStore store, BuiltInDefaults defaults, FieldTracker tracker, TimeProvider time)
{
    private const string NameAlphabet = "bcdfghjklmnpqrstvwxz2456789";
    private const int GeneratedSuffixLength = 5;

    /// <param name="applied">The entry of the manager who creates the object by applying it; null if it is created plainly.</param>
    public StoreResult Create(ResourceType type, JsonObject value, WriteOptions options, ManagerEntry? applied = null)
    {
        var metadata = value.Metadata();
        if (metadata.Text("resourceVersion") is { Length: > 0 }) return StatusErrors.BadRequest("resourceVersion should not be set on objects to be created");
        Name(metadata);
        var key = new ObjectName(type.Namespaced ? metadata.Text("namespace") ?? "default" : "", metadata.Text("name") ?? "");
        if (type.Namespaced) metadata["namespace"] = key.Namespace;
        else metadata.Remove("namespace");
        if (NamespaceProblem(type, key) is { } problem) return problem;
        if (store.Get(type, key) is not null) return StatusErrors.AlreadyExists(type, key.Name);

        value["apiVersion"] = type.ApiVersion;
        value["kind"] = type.Kind;
        if (type.HasStatus && !options.KeepStatus) value.Remove("status");
        metadata["uid"] = Guid.NewGuid().ToString();
        metadata["creationTimestamp"] = Timestamp(time);
        metadata.SetOrRemove("generation", type.HasGeneration ? 1 : null);
        foreach (var system in (string[])["deletionTimestamp", "deletionGracePeriodSeconds", "selfLink"]) metadata.Remove(system);
        metadata.Remove("managedFields");
        var (invalid, warnings) = Admission.Admit(type, value, options);
        if (invalid is not null) return invalid;
        defaults.Fill(type, value);
        if (applied is null) tracker.Record(type, [], value, options);
        else ManagedFields.Write(value, [applied]);

        var created = StoredObject.From(type, value, options.DryRun ? StoredObject.NeverStored : store.NextVersion);
        if (!options.DryRun) store.Put(created);
        return StoreResult.Success(created) with { Created = true, Warnings = warnings };
    }

    /// <summary>Times as Kubernetes writes them: UTC, whole seconds.</summary>
    public static string Timestamp(TimeProvider time) => time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Name(JsonObject metadata)
    {
        if (metadata.Text("name") is { Length: > 0 } || metadata.Text("generateName") is not { Length: > 0 } prefix) return;
        metadata["name"] = prefix + RandomNumberGenerator.GetString(NameAlphabet, GeneratedSuffixLength);
    }

    private StatusError? NamespaceProblem(ResourceType type, ObjectName key)
    {
        if (!type.Namespaced) return null;
        var owner = store.Get(ResourceTypes.Namespace, new ObjectName("", key.Namespace));
        if (owner is null) return StatusErrors.NotFound(ResourceTypes.Namespace, key.Namespace);
        return owner.IsTerminating
            ? StatusErrors.Forbidden(type, key.Name, $"unable to create new content in namespace {key.Namespace} because it is being terminated") with
            {
                Causes = [new StatusCause("NamespaceTerminating", $"namespace {key.Namespace} is being terminated", "metadata.namespace")],
            }
            : null;
    }
}
