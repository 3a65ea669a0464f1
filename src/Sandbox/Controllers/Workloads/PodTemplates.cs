using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Workloads;

/// <summary>Pods made from the template of what owns them.</summary>
internal static class PodTemplates
{
    /// <param name="owner">Who owns the pod.</param>
    /// <param name="template">Its template: metadata and spec.</param>
    /// <param name="name">The pod's name; one that ends in a dash is completed.</param>
    /// <param name="namespaceLabels">They say whether a sidecar is injected.</param>
    public static JsonObject Pod(StoredObject owner, JsonNode? template, string name, IReadOnlyDictionary<string, string> namespaceLabels)
    {
        var metadata = template.At("metadata") is JsonObject given ? given.DeepClone().AsObject() : [];
        metadata["namespace"] = owner.Namespace;
        metadata[name.EndsWith('-') ? "generateName" : "name"] = name;
        metadata["ownerReferences"] = new JsonArray(Owner(owner));
        var spec = template.At("spec") is JsonObject wanted ? wanted.DeepClone().AsObject() : [];
        spec["restartPolicy"] ??= "Always";
        spec["serviceAccountName"] ??= "default";
        var pod = new JsonObject { ["metadata"] = metadata, ["spec"] = spec };
        SidecarInjection.Inject(pod, namespaceLabels);
        return pod;
    }

    public static JsonObject Owner(StoredObject owner) => new()
    {
        ["apiVersion"] = owner.Type.ApiVersion,
        ["kind"] = owner.Type.Kind,
        ["name"] = owner.Name,
        ["uid"] = owner.Uid,
        ["controller"] = true,
        ["blockOwnerDeletion"] = true,
    };
}
