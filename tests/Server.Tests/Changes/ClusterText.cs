using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>What somebody else does to the cluster, and what is in it.</summary>
internal sealed class ClusterText(HttpClient admin) : IDisposable
{
    public Task LoadAsync(string yaml, CancellationToken cancellationToken) => new ObjectLoader(admin).LoadAsync(yaml, cancellationToken);

    /// <summary>A namespace in ambient with a service.</summary>
    public Task LoadShopAsync(string ns, CancellationToken cancellationToken) => LoadAsync(
        $$"""
        apiVersion: v1
        kind: Namespace
        metadata: { name: {{ns}}, labels: { istio.io/dataplane-mode: ambient, team: a } }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: cart, namespace: {{ns}} }
        spec: { selector: { app: cart }, ports: [{ port: 80, protocol: TCP }] }
        """,
        cancellationToken);

    /// <summary>A namespace with so many services, named <c>s-0</c> and so on.</summary>
    public Task LoadServicesAsync(string ns, int count, CancellationToken cancellationToken) => LoadAsync(
        string.Join("\n---\n", Enumerable.Range(0, count)
            .Select(number => $"{{ apiVersion: v1, kind: Service, metadata: {{ name: s-{number}, namespace: {ns} }}, spec: {{ ports: [{{ port: 80, protocol: TCP }}] }} }}")
            .Prepend($"{{ apiVersion: v1, kind: Namespace, metadata: {{ name: {ns} }} }}")),
        cancellationToken);

    public async Task<JsonObject?> FindAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        using var response = await admin.GetAsync(Path(key), cancellationToken);
        return response.StatusCode == HttpStatusCode.NotFound ? null : (JsonObject)JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken))!;
    }

    public async Task<string?> LabelAsync(ObjectKey key, string label, CancellationToken cancellationToken) =>
        (string?)(await FindAsync(key, cancellationToken))?["metadata"]?["labels"]?[label];

    public Task PatchAsync(ObjectKey key, string patch, CancellationToken cancellationToken) => SendAsync(HttpMethod.Patch, $"{Path(key)}?fieldManager=somebody-else", "application/merge-patch+json", patch, cancellationToken);

    public Task ApplyAsync(ObjectKey key, string manifest, string manager, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Patch, $"{Path(key)}?fieldManager={manager}&force=true", "application/apply-patch+yaml", manifest, cancellationToken);

    public Task DeleteAsync(ObjectKey key, CancellationToken cancellationToken) => SendAsync(HttpMethod.Delete, Path(key), "application/json", "{}", cancellationToken);

    /// <summary>Writes the status that istiod writes when a waypoint works.</summary>
    public Task ProgramAsync(ObjectKey gateway, CancellationToken cancellationToken) => SendAsync(
        HttpMethod.Patch,
        $"{Path(gateway)}/status",
        "application/merge-patch+json",
        """
        {"status":{"addresses":[{"type":"IPAddress","value":"10.0.0.9"}],"conditions":[
        {"type":"Accepted","status":"True","reason":"Accepted","message":"Works.","lastTransitionTime":"2026-01-01T00:00:00Z","observedGeneration":1},
        {"type":"Programmed","status":"True","reason":"Programmed","message":"Works.","lastTransitionTime":"2026-01-01T00:00:00Z","observedGeneration":1}]}}
        """,
        cancellationToken);

    /// <summary>Every object of the kinds that the dashboard knows, as text without notes of the server; by key.</summary>
    public async Task<SortedDictionary<string, string>> AllAsync(CancellationToken cancellationToken)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var info in ResourceKinds.All)
        {
            using var response = await admin.GetAsync($"{Prefix(info)}/{info.Plural}", cancellationToken);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                continue;
            }

            var list = JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken))!["items"]!.AsArray();
            foreach (var item in list)
            {
                (item!["kind"], item["apiVersion"]) = (info.Kind.ToString(), info.ApiVersion); // Lists say it once for all, if at all.
                all[$"{info.Kind} {item["metadata"]!["namespace"]}/{item["metadata"]!["name"]}"] = item.ToJsonString();
            }
        }

        return all;
    }

    public async Task<IReadOnlyList<JsonNode>> EventsAsync(string ns, CancellationToken cancellationToken)
    {
        var list = JsonNode.Parse(await admin.GetStringAsync($"api/v1/namespaces/{ns}/events", cancellationToken))!;
        return [.. list["items"]!.AsArray().Select(item => item!)];
    }

    public void Dispose() => admin.Dispose();

    private static string Prefix(ResourceKindInfo info) => info.Group.Length == 0 ? "api/v1" : $"apis/{info.Group}/{info.Versions[0]}";

    private static string Path(ObjectKey key)
    {
        var info = ResourceKinds.Of(key.Kind);
        return info.IsNamespaced ? $"{Prefix(info)}/namespaces/{key.Namespace}/{info.Plural}/{key.Name}" : $"{Prefix(info)}/{info.Plural}/{key.Name}";
    }

    private async Task SendAsync(HttpMethod method, string path, string type, string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, new MediaTypeHeaderValue(type)) };
        using var response = await admin.SendAsync(request, cancellationToken);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(cancellationToken));
    }
}
