using System.Collections.Immutable;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Api.Authorization;
using WaypointDashboard.Sandbox.Api.Scaling;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Discovery;

/// <summary>What the API serves, group by group: <c>/api</c>, <c>/apis</c> and what lies under them.</summary>
internal static class DiscoveryDocuments
{
    public static ImmutableArray<ResourceType> Types { get; } = [.. ResourceTypes.All, .. ReviewTypes.All];

    /// <summary>Groups in the order of the catalogue, their preferred versions first.</summary>
    public static ImmutableArray<(string Group, ImmutableArray<string> Versions)> Groups { get; } =
        [.. Types.GroupBy(type => type.Group).Select(group => (group.Key, group.SelectMany(type => type.ServedVersions).Distinct(StringComparer.Ordinal).Order(VersionOrder.Instance).ToImmutableArray()))];

    public static ResourceType? Find(string group, string version, string plural) =>
        Types.FirstOrDefault(type => type.Plural == plural && type.Group == group && type.ServedVersions.Contains(version));

    public static JsonObject Core(string address) => new()
    {
        ["kind"] = "APIVersions",
        ["versions"] = new JsonArray("v1"),
        ["serverAddressByClientCIDRs"] = new JsonArray(new JsonObject { ["clientCIDR"] = "0.0.0.0/0", ["serverAddress"] = address }),
    };

    public static JsonObject GroupList() => new()
    {
        ["kind"] = "APIGroupList",
        ["apiVersion"] = "v1",
        ["groups"] = new JsonArray([.. Groups.Where(group => group.Group.Length > 0).Select(group => GroupEntry(group.Group, group.Versions))]),
    };

    public static JsonObject? Group(string name)
    {
        var found = Groups.FirstOrDefault(group => group.Group == name);
        if (found.Group is null) return null;
        var json = new JsonObject { ["kind"] = "APIGroup", ["apiVersion"] = "v1" };
        foreach (var (key, member) in GroupEntry(found.Group, found.Versions)) json[key] = member?.DeepClone();
        return json;
    }

    public static JsonObject? ResourceList(string group, string version)
    {
        var types = Types.Where(type => type.Group == group && type.ServedVersions.Contains(version)).ToList();
        return types.Count == 0 ? null : new JsonObject
        {
            ["kind"] = "APIResourceList",
            ["apiVersion"] = "v1",
            ["groupVersion"] = group.Length == 0 ? version : $"{group}/{version}",
            ["resources"] = new JsonArray([.. types.SelectMany(Resources)]),
        };
    }

    private static JsonObject GroupEntry(string group, ImmutableArray<string> versions)
    {
        var entries = versions.Select(version => new JsonObject { ["groupVersion"] = $"{group}/{version}", ["version"] = version }).ToArray();
        return new JsonObject { ["name"] = group, ["versions"] = new JsonArray([.. entries]), ["preferredVersion"] = entries[0].DeepClone() };
    }

    private static IEnumerable<JsonNode> Resources(ResourceType type)
    {
        var resource = Resource(type, type.Plural, type.Verbs);
        if (!type.ShortNames.IsEmpty) resource["shortNames"] = Texts(type.ShortNames);
        if (!type.Categories.IsEmpty) resource["categories"] = Texts(type.Categories);
        yield return resource;
        if (type.HasStatus) yield return Resource(type, $"{type.Plural}/status", ["get", "patch", "update"], singular: "");
        if (!ScaleHandler.IsScaled(type)) yield break;
        var scale = Resource(type, $"{type.Plural}/{ScaleHandler.Name}", ["get", "patch", "update"], singular: "");
        (scale["group"], scale["version"], scale["kind"]) = ("autoscaling", "v1", "Scale");
        yield return scale;
    }

    private static JsonObject Resource(ResourceType type, string name, ImmutableArray<string> verbs, string? singular = null) => new()
    {
        ["name"] = name,
        ["singularName"] = singular ?? type.Singular,
        ["namespaced"] = type.Namespaced,
        ["kind"] = type.Kind,
        ["verbs"] = Texts(verbs),
    };

    public static JsonArray Texts(ImmutableArray<string> values) => [.. values.Select(value => JsonValue.Create(value))];
}
