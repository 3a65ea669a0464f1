using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.TestKit.ApiServer;

/// <summary>Teaches an API server Gateway API's and Istio's kinds.</summary>
internal static class CrdInstaller
{
    private const string Path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    public static async Task InstallAsync(HttpClient admin, CancellationToken cancellation)
    {
        foreach (var document in Crds.Documents)
        {
            using var body = new StringContent(document, new MediaTypeHeaderValue("application/yaml"));
            using var response = await admin.PostAsync(Path, body, cancellation).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw new InvalidOperationException($"A definition was refused: {await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false)}");
        }
        await Deadline.UntilAsync(() => AllEstablishedAsync(admin, cancellation), TimeSpan.FromSeconds(60), () => "The definitions were not established within a minute.", cancellation).ConfigureAwait(false);
    }

    private static async Task<bool> AllEstablishedAsync(HttpClient admin, CancellationToken cancellation)
    {
        var list = JsonNode.Parse(await admin.GetStringAsync(Path, cancellation).ConfigureAwait(false))!;
        var items = list["items"]!.AsArray();
        return items.Count >= Crds.Documents.Count && items.All(IsEstablished);
    }

    private static bool IsEstablished(JsonNode? definition) =>
        definition?["status"]?["conditions"]?.AsArray().Any(condition =>
            (string?)condition?["type"] == "Established" && (string?)condition?["status"] == "True") == true;
}
