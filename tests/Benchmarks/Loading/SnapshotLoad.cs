using k8s;
using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Resources.Reading;

namespace WaypointDashboard.Benchmarks.Loading;

/// <summary>Our side: the lists read into a snapshot, with all bindings.</summary>
internal static class SnapshotLoad
{
    private static readonly (ResourceKind Kind, string Path)[] Lists =
    [
        (ResourceKind.Namespace, "api/v1/namespaces"), (ResourceKind.Service, "api/v1/services"), (ResourceKind.Pod, "api/v1/pods"),
    ];

    public static async Task MeasureAsync(string url)
    {
        using var connection = new ClusterConnection(() => new KubernetesClientConfiguration { Host = url }, TimeProvider.System);
        await LoadedSide.MeasureAsync(() => LoadAsync(connection));
    }

    private static async Task<object> LoadAsync(ClusterConnection connection)
    {
        List<MeshResource> resources = [];
        foreach (var (kind, path) in Lists)
        {
            string? next = null;
            do
            {
                using var answer = await connection.GetAsync($"{path}?limit={ClusterPages.PageSize}{(next is null ? "" : $"&continue={Uri.EscapeDataString(next)}")}", MediaTypes.Json, CancellationToken.None);
                var reader = new ListReader(ReadFields.Of(kind), item =>
                {
                    if (ResourceReader.Read(kind, item) is { } resource)
                    {
                        resources.Add(resource);
                    }
                });
                await using var body = await answer.Content.ReadAsStreamAsync();
                await reader.ReadAsync(body, () => { }, CancellationToken.None);
                next = reader.Continue;
            }
            while (!string.IsNullOrEmpty(next));
        }

        return MeshBuilder.FromScratch(ResourceIndex.From(resources), MeshCoverage.Empty, 1);
    }
}
