using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Api.Authorization;
using WaypointDashboard.Sandbox.Storage;
using WaypointDashboard.Sandbox.Validation;

namespace WaypointDashboard.Sandbox;

/// <summary>What is in every cluster before anybody touches it.</summary>
internal static class Bootstrap
{
    private static readonly WriteOptions ApiServer = new("kube-apiserver") { KeepStatus = true };

    public static void Seed(ClusterStore store)
    {
        foreach (var name in (string[])["default", "kube-node-lease", "kube-public", "kube-system"])
            store.Create(ResourceTypes.Namespace, new JsonObject { ["metadata"] = new JsonObject { ["name"] = name } }, ApiServer).EnsureSucceeded();
        DefaultRoles.Seed(store);
        foreach (var type in ResourceTypes.All.Where(type => type.IsCustom)) store.Create(ResourceTypes.CustomResourceDefinition, Definition(type), ApiServer).EnsureSucceeded();
        store.Create(ResourceTypes.Service, new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "kubernetes", ["namespace"] = "default", ["labels"] = new JsonObject { ["component"] = "apiserver", ["provider"] = "kubernetes" } },
            ["spec"] = new JsonObject
            {
                ["clusterIP"] = "10.96.0.1",
                ["ports"] = new JsonArray(new JsonObject { ["name"] = "https", ["port"] = 443, ["targetPort"] = 6443 }),
            },
        }, ApiServer).EnsureSucceeded();
    }

    private static JsonObject Definition(ResourceType type)
    {
        var definition = CustomDefinitions.Find(type) ?? Bare(type);
        definition["status"] = new JsonObject
        {
            ["acceptedNames"] = definition["spec"]?["names"]?.DeepClone(),
            ["storedVersions"] = new JsonArray(type.Version),
            ["conditions"] = new JsonArray(Condition("NamesAccepted", "NoConflicts", "no conflicts found"), Condition("Established", "InitialNamesAccepted", "the initial names have been accepted")),
        };
        return definition;
    }

    private static JsonObject Bare(ResourceType type) => new()
    {
        ["metadata"] = new JsonObject { ["name"] = type.QualifiedName },
        ["spec"] = new JsonObject
        {
            ["group"] = type.Group,
            ["names"] = new JsonObject
            {
                ["kind"] = type.Kind,
                ["listKind"] = $"{type.Kind}List",
                ["plural"] = type.Plural,
                ["singular"] = type.Singular,
                ["shortNames"] = Texts(type.ShortNames),
                ["categories"] = Texts(type.Categories),
            },
            ["scope"] = type.Namespaced ? "Namespaced" : "Cluster",
            ["versions"] = new JsonArray([.. type.ServedVersions.Select(version => new JsonObject
            {
                ["name"] = version,
                ["served"] = true,
                ["storage"] = version == type.Version,
                ["schema"] = new JsonObject { ["openAPIV3Schema"] = new JsonObject { ["type"] = "object", ["x-kubernetes-preserve-unknown-fields"] = true } },
                ["subresources"] = type.HasStatus ? new JsonObject { ["status"] = new JsonObject() } : new JsonObject(),
            })]),
        },
    };

    private static JsonObject Condition(string type, string reason, string message) => new() { ["type"] = type, ["status"] = "True", ["reason"] = reason, ["message"] = message };

    private static JsonArray Texts(IEnumerable<string> values) => [.. values.Select(value => JsonValue.Create(value))];
}
