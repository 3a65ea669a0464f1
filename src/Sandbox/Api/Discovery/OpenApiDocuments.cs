using System.Collections.Immutable;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Discovery;

/// <summary>As much OpenAPI as kubectl looks at: which kinds there are, and that writing them understands <c>dryRun</c> and <c>fieldValidation</c>.</summary>
internal static class OpenApiDocuments
{
    public static JsonObject V2() => new()
    {
        ["swagger"] = "2.0",
        ["info"] = new JsonObject { ["title"] = "Kubernetes", ["version"] = "v1.0" },
        ["paths"] = new JsonObject(),
        ["definitions"] = new JsonObject(),
    };

    public static JsonObject V3Index() => new()
    {
        ["paths"] = new JsonObject(DiscoveryDocuments.Groups.SelectMany(group => group.Versions.Select(version =>
            KeyValuePair.Create(PathOf(group.Group, version), (JsonNode?)new JsonObject { ["serverRelativeURL"] = $"/openapi/v3/{PathOf(group.Group, version)}" })))),
    };

    public static JsonObject? V3(string path)
    {
        var (group, version) = path.Split('/') switch
        {
            ["api", var core] => ("", core),
            ["apis", var named, var each] => (named, each),
            _ => ("", ""),
        };
        var types = DiscoveryDocuments.Types.Where(type => type.Group == group && type.ServedVersions.Contains(version)).ToImmutableArray();
        return types.IsEmpty ? null : new JsonObject
        {
            ["openapi"] = "3.0.0",
            ["info"] = new JsonObject { ["title"] = "Kubernetes", ["version"] = "v1.0" },
            ["paths"] = new JsonObject(types.Select(type => KeyValuePair.Create(ItemPath(type, version), (JsonNode?)Operations(type, version)))),
            ["components"] = new JsonObject { ["schemas"] = new JsonObject(types.Select(type => KeyValuePair.Create(SchemaName(type, version), (JsonNode?)Schema(type, version)))) },
        };
    }

    public static string ItemPath(ResourceType type, string version) =>
        type.Namespaced ? $"/{PathOf(type.Group, version)}/namespaces/{{namespace}}/{type.Plural}/{{name}}" : $"/{PathOf(type.Group, version)}/{type.Plural}/{{name}}";

    private static string PathOf(string group, string version) => group.Length == 0 ? $"api/{version}" : $"apis/{group}/{version}";

    private static string SchemaName(ResourceType type, string version) =>
        $"{string.Join('.', (type.Group.Length == 0 ? "core.api.k8s.io" : type.Group).Split('.').Reverse())}.{version}.{type.Kind}";

    private static JsonObject Operations(ResourceType type, string version) => new()
    {
        ["patch"] = new JsonObject
        {
            ["parameters"] = new JsonArray([.. ((string[])["dryRun", "fieldManager", "fieldValidation", "force"]).Select(name => new JsonObject
            {
                ["name"] = name, ["in"] = "query", ["schema"] = new JsonObject { ["type"] = name == "force" ? "boolean" : "string", ["uniqueItems"] = true },
            })]),
            ["requestBody"] = new JsonObject
            {
                ["content"] = new JsonObject { ["application/json-patch+json"] = new JsonObject(), ["application/merge-patch+json"] = new JsonObject(), ["application/apply-patch+yaml"] = new JsonObject() },
            },
            ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "OK" } },
            ["x-kubernetes-action"] = "patch",
            ["x-kubernetes-group-version-kind"] = Kind(type, version),
        },
    };

    private static JsonObject Schema(ResourceType type, string version) => new()
    {
        ["type"] = "object",
        ["x-kubernetes-group-version-kind"] = new JsonArray(Kind(type, version)),
        ["x-kubernetes-preserve-unknown-fields"] = true,
    };

    private static JsonObject Kind(ResourceType type, string version) => new() { ["group"] = type.Group, ["kind"] = type.Kind, ["version"] = version };
}
