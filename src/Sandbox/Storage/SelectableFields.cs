using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Storage;

/// <summary>Which fields a field selector may name, by kind.</summary>
internal static class SelectableFields
{
    private static readonly FrozenDictionary<ResourceType, string[]> ByType = new Dictionary<ResourceType, string[]>
    {
        [BuiltInTypes.Pod] = ["spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork", "status.phase", "status.podIP", "status.nominatedNodeName"],
        [BuiltInTypes.Event] =
        [
            "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid", "involvedObject.apiVersion", "involvedObject.resourceVersion",
            "involvedObject.fieldPath", "reason", "reportingComponent", "source", "type",
        ],
        [BuiltInTypes.Namespace] = ["status.phase"],
        [BuiltInTypes.Node] = ["spec.unschedulable"],
        [BuiltInTypes.Secret] = ["type"],
        [BuiltInTypes.ReplicaSet] = ["status.replicas"],
        [BuiltInTypes.Service] = ["spec.clusterIP", "spec.type"],
    }.ToFrozenDictionary();

    public static bool IsKnown(ResourceType type, string field) =>
        field is "metadata.name" or "metadata.namespace" || (ByType.TryGetValue(type, out var fields) && fields.Contains(field, StringComparer.Ordinal));

    /// <summary>How a selector is refused that names another field.</summary>
    public static string Refusal(ResourceType type, string field, string selector)
    {
        if (type.IsCustom || ByType.ContainsKey(type)) return $"field label not supported: {field}";
        return $"Unable to find \"{type.Group}/{type.Version}, Resource={type.Plural}\" that match label selector \"\", field selector \"{selector}\": \"{field}\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"";
    }

    public static FrozenDictionary<string, string> Of(ResourceType type, JsonObject json)
    {
        if (!ByType.TryGetValue(type, out var fields)) return FrozenDictionary<string, string>.Empty;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            JsonNode? node = json;
            foreach (var part in field.Split('.')) node = (node as JsonObject)?[part];
            values[field] = node switch
            {
                JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
                JsonValue value => value.ToJsonString(),
                _ => field is "spec.hostNetwork" or "spec.unschedulable" ? "false" : "",
            };
        }
        return values.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
