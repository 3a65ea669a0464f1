using System.Globalization;
using System.Text;

namespace WaypointDashboard.Benchmarks.Loading;

/// <summary>The lists of a large cluster in pages, rendered beforehand, with all that real objects carry: managed fields, the last applied configuration, mounts, probes, statuses. Each page asks for a moment of the server and for nothing else.</summary>
internal sealed class ClusterPages
{
    public const int PageSize = 500;

    private readonly Dictionary<string, byte[][]> _pages;

    private ClusterPages(Dictionary<string, byte[][]> pages) => _pages = pages;

    /// <summary>Renders 10,000 pods, 1,500 services and 100 namespaces.</summary>
    public static ClusterPages Render() => new(new Dictionary<string, byte[][]>(StringComparer.Ordinal)
    {
        ["namespaces"] = Pages("NamespaceList", 100, RealObjects.Namespace),
        ["services"] = Pages("ServiceList", 1_500, RealObjects.Service),
        ["pods"] = Pages("PodList", 10_000, RealObjects.Pod),
    });

    /// <summary>A page; null when there is none.</summary>
    /// <param name="plural">The kind.</param>
    /// <param name="place">Which page, as the page before said where to go on.</param>
    public byte[]? Find(string plural, string? place) =>
        _pages.TryGetValue(plural, out var pages) && int.Parse(place ?? "0", CultureInfo.InvariantCulture) is var number && number < pages.Length ? pages[number] : null;

    private static byte[][] Pages(string kind, int count, Func<int, string> render)
    {
        var pages = new byte[(count + PageSize - 1) / PageSize][];
        for (var page = 0; page < pages.Length; page++)
        {
            var items = Enumerable.Range(page * PageSize, Math.Min(PageSize, count - (page * PageSize))).Select(render);
            var next = page + 1 < pages.Length ? string.Create(CultureInfo.InvariantCulture, $$""","continue":"{{page + 1}}","remainingItemCount":{{count - ((page + 1) * PageSize)}}""") : "";
            pages[page] = Encoding.UTF8.GetBytes($$"""{"kind":"{{kind}}","apiVersion":"v1","metadata":{"resourceVersion":"81234567"{{next}}},"items":[{{string.Join(',', items)}}]}""");
        }

        return pages;
    }
}
