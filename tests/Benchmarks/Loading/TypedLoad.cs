using k8s;
using k8s.Models;

namespace WaypointDashboard.Benchmarks.Loading;

/// <summary>The other side: the same lists held as KubernetesClient's typed objects.</summary>
internal static class TypedLoad
{
    public static async Task MeasureAsync(string url)
    {
        using var client = new Kubernetes(new KubernetesClientConfiguration { Host = url });
        await LoadedSide.MeasureAsync(() => LoadAsync(client));
    }

    private static async Task<object> LoadAsync(Kubernetes client)
    {
        var namespaces = await PagesAsync(next => client.CoreV1.ListNamespaceAsync(limit: ClusterPages.PageSize, continueParameter: next), page => page.Metadata, page => page.Items);
        var services = await PagesAsync(next => client.CoreV1.ListServiceForAllNamespacesAsync(limit: ClusterPages.PageSize, continueParameter: next), page => page.Metadata, page => page.Items);
        var pods = await PagesAsync(next => client.CoreV1.ListPodForAllNamespacesAsync(limit: ClusterPages.PageSize, continueParameter: next), page => page.Metadata, page => page.Items);
        return (namespaces, services, pods);
    }

    private static async Task<List<TItem>> PagesAsync<TPage, TItem>(Func<string?, Task<TPage>> read, Func<TPage, V1ListMeta> meta, Func<TPage, IList<TItem>> items)
    {
        List<TItem> all = [];
        string? next = null;
        do
        {
            var page = await read(next);
            all.AddRange(items(page));
            next = meta(page).ContinueProperty;
        }
        while (!string.IsNullOrEmpty(next));
        return all;
    }
}
