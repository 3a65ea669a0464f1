using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Api.Authorization;

/// <summary>One rule of a role.</summary>
internal sealed record PolicyRule(
    ImmutableArray<string> Verbs, ImmutableArray<string> Groups, ImmutableArray<string> Resources, ImmutableArray<string> ResourceNames, ImmutableArray<string> NonResourceUrls)
{
    public static PolicyRule From(JsonObject json) =>
        new(Texts(json, "verbs"), Texts(json, "apiGroups"), Texts(json, "resources"), Texts(json, "resourceNames"), Texts(json, "nonResourceURLs"));

    public bool Allows(AccessRequest request) => HasOrAny(Verbs, request.Verb) && (request.NonResourcePath is { } path ? AllowsPath(path) : AllowsResource(request));

    public JsonObject ToJson(bool nonResource)
    {
        var json = new JsonObject { ["verbs"] = Json(Verbs) };
        if (nonResource)
        {
            json["nonResourceURLs"] = Json(NonResourceUrls);
            return json;
        }
        json["apiGroups"] = Json(Groups);
        json["resources"] = Json(Resources);
        if (!ResourceNames.IsEmpty) json["resourceNames"] = Json(ResourceNames);
        return json;
    }

    private bool AllowsPath(string path) =>
        NonResourceUrls.Any(url => url == "*" || url == path || (url.EndsWith('*') && path.StartsWith(url[..^1], StringComparison.Ordinal)));

    private bool AllowsResource(AccessRequest request)
    {
        var resource = request.Subresource.Length == 0 ? request.Resource : $"{request.Resource}/{request.Subresource}";
        return HasOrAny(Groups, request.Group)
            && (HasOrAny(Resources, resource) || (request.Subresource.Length > 0 && Resources.Contains($"*/{request.Subresource}")))
            && (ResourceNames.IsEmpty || ResourceNames.Contains(request.Name));
    }

    private static bool HasOrAny(ImmutableArray<string> values, string value) => values.Contains(value) || values.Contains("*");

    private static ImmutableArray<string> Texts(JsonObject json, string name) => json[name] is JsonArray array ? [.. array.Select(each => each!.GetValue<string>())] : [];

    private static JsonArray Json(ImmutableArray<string> values) => [.. values.Select(value => JsonValue.Create(value))];
}
