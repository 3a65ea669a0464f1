using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Api.Scaling;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Discovery;

/// <summary>All of discovery in one answer (<c>apidiscovery.k8s.io/v2</c>): what kubectl asks for first.</summary>
internal static class AggregatedDiscovery
{
    public const string ContentType = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    public static bool IsAskedFor(string accept) =>
        accept.Split(',').Any(clause => clause.Contains("as=APIGroupDiscoveryList", StringComparison.Ordinal) && clause.Split(';').Any(part => part.Trim() == "v=v2"));

    public static JsonObject Document(bool core) => new()
    {
        ["kind"] = "APIGroupDiscoveryList",
        ["apiVersion"] = "apidiscovery.k8s.io/v2",
        ["metadata"] = new JsonObject(),
        ["items"] = new JsonArray([.. DiscoveryDocuments.Groups.Where(group => group.Group.Length == 0 == core).Select(group => new JsonObject
        {
            ["metadata"] = group.Group.Length == 0 ? new JsonObject { ["creationTimestamp"] = null } : new JsonObject { ["name"] = group.Group, ["creationTimestamp"] = null },
            ["versions"] = new JsonArray([.. group.Versions.Select(version => new JsonObject
            {
                ["version"] = version,
                ["resources"] = new JsonArray([.. DiscoveryDocuments.Types.Where(type => type.Group == group.Group && type.ServedVersions.Contains(version)).Select(type => Resource(type, version))]),
                ["freshness"] = "Current",
            })]),
        })]),
    };

    private static JsonObject Resource(ResourceType type, string version)
    {
        var resource = new JsonObject
        {
            ["resource"] = type.Plural,
            ["responseKind"] = Kind(type, version),
            ["scope"] = type.Namespaced ? "Namespaced" : "Cluster",
            ["singularResource"] = type.Singular,
            ["verbs"] = DiscoveryDocuments.Texts(type.Verbs),
        };
        if (!type.ShortNames.IsEmpty) resource["shortNames"] = DiscoveryDocuments.Texts(type.ShortNames);
        if (!type.Categories.IsEmpty) resource["categories"] = DiscoveryDocuments.Texts(type.Categories);
        var subresources = new JsonArray();
        if (type.HasStatus) subresources.Add(Subresource("status", Kind(type, version)));
        if (ScaleHandler.IsScaled(type)) subresources.Add(Subresource(ScaleHandler.Name, new JsonObject { ["group"] = "autoscaling", ["version"] = "v1", ["kind"] = "Scale" }));
        if (subresources.Count > 0) resource["subresources"] = subresources;
        return resource;
    }

    private static JsonObject Subresource(string name, JsonObject kind) => new() { ["subresource"] = name, ["responseKind"] = kind, ["verbs"] = DiscoveryDocuments.Texts(["get", "patch", "update"]) };

    private static JsonObject Kind(ResourceType type, string version) => new() { ["group"] = type.Group, ["version"] = version, ["kind"] = type.Kind };
}
