using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Pages.Topology;

/// <summary>Finds objects by name, whether or not the topology shows them.</summary>
internal static class TopologySearch
{
    public const int Most = 12;

    private static readonly ResourceKind[] Kinds = [ResourceKind.Gateway, ResourceKind.Service, ResourceKind.ServiceEntry, ResourceKind.WorkloadEntry, ResourceKind.Pod];

    /// <summary>The best hits: names that begin with the text before those that contain it, waypoints and services before pods.</summary>
    public static IEnumerable<SearchHit> Find(ResourceIndex resources, string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var namespaces = resources.In("").All<NamespaceResource>(ResourceKind.Namespace).Cast<MeshResource>();
        return namespaces.Concat(Kinds.SelectMany(kind => resources.All<MeshResource>(kind)))
            .Where(resource => Finds(resource, text))
            .OrderBy(resource => resource.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ThenBy(resource => Array.IndexOf(Kinds, resource.Kind))
            .ThenBy(resource => resource.Name.Length)
            .ThenBy(resource => resource.Name, StringComparer.Ordinal)
            .ThenBy(resource => resource.Namespace, StringComparer.Ordinal)
            .Take(Most)
            .Select(resource => new SearchHit(resource.Key.ToString(), resource.Name, resource.Kind.ToString(), resource.Namespace));
    }

    private static bool Finds(MeshResource resource, string text) =>
        resource.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || (resource.Namespace.Length > 0 && text.Contains('/', StringComparison.Ordinal) && $"{resource.Namespace}/{resource.Name}".Contains(text, StringComparison.OrdinalIgnoreCase));
}
