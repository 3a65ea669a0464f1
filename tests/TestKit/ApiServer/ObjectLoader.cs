using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace WaypointDashboard.TestKit.ApiServer;

/// <summary>Brings the objects of a YAML text into a cluster, their status too, as controllers would have written it.</summary>
public sealed partial class ObjectLoader(HttpClient admin)
{
    private static readonly MediaTypeHeaderValue MergeJson = new("application/merge-patch+json");
    private static readonly MediaTypeHeaderValue ApplyYaml = new("application/apply-patch+yaml");
    private readonly Dictionary<string, (string Plural, bool Namespaced, bool HasStatus)> _kinds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);

    /// <summary>Documents are applied in their order; a namespace that an object lives in is made if it is not there. Returns how many.</summary>
    /// <exception cref="HttpRequestException">The server refused one; those before it are there.</exception>
    public async Task<int> LoadAsync(string yaml, CancellationToken cancellation = default)
    {
        var count = 0;
        foreach (var document in DocumentEnd().Split(yaml))
        {
            if (Root(document) is not { } root)
                continue;
            await LoadObjectAsync(document, root, cancellation).ConfigureAwait(false);
            count++;
        }
        return count;
    }

    private async Task LoadObjectAsync(string document, YamlMappingNode root, CancellationToken cancellation)
    {
        var apiVersion = Text(root, "apiVersion");
        var kind = await FindKindAsync(apiVersion, Text(root, "kind"), cancellation).ConfigureAwait(false);
        var metadata = (YamlMappingNode)root.Children["metadata"];
        var path = Prefix(apiVersion);
        if (kind.Namespaced)
        {
            var name = metadata.Children.ContainsKey("namespace") ? Text(metadata, "namespace") : "default";
            await EnsureNamespaceAsync(name, cancellation).ConfigureAwait(false);
            path += $"/namespaces/{name}";
        }
        path += $"/{kind.Plural}/{Text(metadata, "name")}";
        await ApplyAsync(path, document, cancellation).ConfigureAwait(false);
        if (kind.HasStatus && root.Children.ContainsKey("status"))
            await MergeStatusAsync($"{path}/status", document, cancellation).ConfigureAwait(false);
    }

    // Old API servers lose empty texts while they apply, and then miss them.
    private async Task MergeStatusAsync(string path, string document, CancellationToken cancellation)
    {
        var status = new JsonObject { ["status"] = YamlJson.Read(new StringReader(document))!["status"]!.DeepClone() }; // The caller has seen it.
        using var body = new StringContent(status.ToJsonString(), MergeJson);
        using var response = await admin.PatchAsync(path, body, cancellation).ConfigureAwait(false);
        await EnsureSuccessAsync(path, response, cancellation).ConfigureAwait(false);
    }

    private async Task ApplyAsync(string path, string document, CancellationToken cancellation)
    {
        using var body = new StringContent(document, ApplyYaml);
        using var response = await admin.PatchAsync($"{path}?fieldManager=object-loader&force=true", body, cancellation).ConfigureAwait(false);
        await EnsureSuccessAsync(path, response, cancellation).ConfigureAwait(false);
    }

    private static async Task EnsureSuccessAsync(string path, HttpResponseMessage response, CancellationToken cancellation)
    {
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"{path} was refused: {await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false)}", inner: null, response.StatusCode);
    }

    private async Task EnsureNamespaceAsync(string name, CancellationToken cancellation)
    {
        if (!_namespaces.Add(name))
            return;
        using var existing = await admin.GetAsync($"/api/v1/namespaces/{name}", cancellation).ConfigureAwait(false);
        if (existing.StatusCode == HttpStatusCode.NotFound)
            await ApplyAsync($"/api/v1/namespaces/{name}", $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {name}\n", cancellation).ConfigureAwait(false);
    }

    private async Task<(string Plural, bool Namespaced, bool HasStatus)> FindKindAsync(string apiVersion, string kind, CancellationToken cancellation)
    {
        var key = $"{apiVersion}/{kind}";
        if (_kinds.TryGetValue(key, out var known))
            return known;
        var list = JsonNode.Parse(await admin.GetStringAsync(Prefix(apiVersion), cancellation).ConfigureAwait(false))!["resources"]!.AsArray();
        var resource = list.FirstOrDefault(item => (string?)item!["kind"] == kind && !((string)item["name"]!).Contains('/', StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{apiVersion} has no kind {kind}");
        var plural = (string)resource["name"]!;
        var hasStatus = list.Any(item => (string?)item!["name"] == $"{plural}/status");
        return _kinds[key] = (plural, (bool)resource["namespaced"]!, hasStatus);
    }

    private static string Prefix(string apiVersion) => apiVersion.Contains('/', StringComparison.Ordinal) ? $"/apis/{apiVersion}" : $"/api/{apiVersion}";

    private static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)node.Children[key]).Value!;

    private static YamlMappingNode? Root(string document)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(document));
        return stream.Documents is [{ RootNode: YamlMappingNode root }, ..] ? root : null;
    }

    [GeneratedRegex(@"^---[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DocumentEnd();
}
