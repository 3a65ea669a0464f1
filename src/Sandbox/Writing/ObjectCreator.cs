using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Writing;

/// <summary>Takes new objects in.</summary>
internal sealed class ObjectCreator(VersionedStore store, TimeProvider time)
{
    private const string NameAlphabet = "bcdfghjklmnpqrstvwxz2456789";
    private const int GeneratedSuffixLength = 5;

    public StoreResult Create(ResourceType type, JsonObject value, WriteOptions options)
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

        var created = StoredObject.From(type, value, store.NextVersion);
        if (!options.DryRun) store.Put(created);
        return StoreResult.Success(created) with { Created = true };
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
