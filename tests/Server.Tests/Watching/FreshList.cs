using System.Net;
using System.Text.Json;
using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Resources.Reading;

namespace WaypointDashboard.Server.Tests.Watching;

/// <summary>What an API server has of all kinds, asked for here and now and not by way of a watch.</summary>
internal static class FreshList
{
    public static async Task<IReadOnlyDictionary<ObjectKey, MeshResource>> ReadAsync(HttpClient admin, CancellationToken cancellationToken)
    {
        var found = new Dictionary<ObjectKey, MeshResource>();
        foreach (var info in ResourceKinds.All)
        {
            if (await ListAsync(admin, info, cancellationToken) is not { } text)
            {
                continue;
            }

            using var list = JsonDocument.Parse(text);
            foreach (var resource in list.RootElement.GetProperty("items").EnumerateArray().Select(item => Read(info.Kind, item)).OfType<MeshResource>())
            {
                found.Add(resource.Key, resource);
            }
        }

        return found;
    }

    /// <summary>Where a watched cluster differs, an object a line; empty when it is the same.</summary>
    public static string Difference(IReadOnlyDictionary<ObjectKey, MeshResource> fresh, ResourceIndex watched)
    {
        var lines = new List<string>();
        var seen = new HashSet<ObjectKey>();
        foreach (var resource in ResourceKinds.All.SelectMany(info => watched.All<MeshResource>(info.Kind)))
        {
            if (!seen.Add(resource.Key))
            {
                lines.Add($"{resource.Key} is there twice");
            }
            else if (!fresh.TryGetValue(resource.Key, out var there))
            {
                lines.Add($"{resource.Key} is a ghost");
            }
            else if (!there.Equals(resource))
            {
                lines.Add($"{resource.Key} is {resource}, and should be {there}");
            }
        }

        lines.AddRange(fresh.Keys.Where(key => !seen.Contains(key)).Select(key => $"{key} is missing"));
        return string.Join('\n', lines);
    }

    // In the first version that is served; null when none is.
    private static async Task<string?> ListAsync(HttpClient admin, ResourceKindInfo info, CancellationToken cancellationToken)
    {
        foreach (var version in info.Versions)
        {
            using var answer = await admin.GetAsync(new Uri($"/{ResourcePath.Collection(info, version, null)}", UriKind.Relative), cancellationToken);
            if (answer.StatusCode != HttpStatusCode.NotFound)
            {
                return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken);
            }
        }

        return null;
    }

    private static MeshResource? Read(ResourceKind kind, JsonElement item)
    {
        if (kind != ResourceKind.ConfigMap)
        {
            return ResourceReader.Read(kind, item);
        }

        var metadata = item.GetProperty("metadata");
        var isMeshConfig = metadata.GetProperty("namespace").GetString() == "istio-system" && metadata.GetProperty("name").GetString() == "istio";
        return isMeshConfig ? ResourceReader.Read(kind, MeshConfigJson.Convert(item)) : null;
    }
}
