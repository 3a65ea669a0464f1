using System.Text.Json.Nodes;
using WaypointDashboard.Client.Yaml;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Components.Changes;

/// <summary>Objects as an operator would keep them in a repository: without what only the server writes.</summary>
public static class ManifestJson
{
    private static readonly string[] OfServer = ["uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "managedFields", "selfLink", "ownerReferences"];

    /// <summary>Takes the status and the server's metadata out of an object.</summary>
    public static JsonObject Clean(JsonObject manifest)
    {
        manifest.Remove("status");
        if (manifest["metadata"] is JsonObject metadata)
        {
            foreach (var field in OfServer)
            {
                metadata.Remove(field);
            }

            if (metadata["annotations"] is JsonObject annotations)
            {
                annotations.Remove("kubectl.kubernetes.io/last-applied-configuration");
                if (annotations.Count == 0)
                {
                    metadata.Remove("annotations");
                }
            }
        }

        return manifest;
    }

    /// <summary>The beginning of an object: what it is and what it is called.</summary>
    public static JsonObject Header(ObjectKey key)
    {
        var metadata = new JsonObject { ["name"] = key.Name };
        if (key.Namespace.Length > 0)
        {
            metadata["namespace"] = key.Namespace;
        }

        return new JsonObject { ["apiVersion"] = ResourceKinds.Of(key.Kind).ApiVersion, ["kind"] = key.Kind.ToString(), ["metadata"] = metadata };
    }

    /// <summary>A value as YAML.</summary>
    public static string ToYaml(JsonNode node) => YamlText.FromJson(node.ToJsonString());
}
