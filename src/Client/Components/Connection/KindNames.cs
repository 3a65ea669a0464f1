using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Components.Connection;

/// <summary>Writes which kinds watches are about.</summary>
internal static class KindNames
{
    private const int MostNamespaces = 3;

    private const int MostKinds = 5;

    /// <summary>The first few of them.</summary>
    public static string Short(IReadOnlyCollection<KindCoverage> watches)
    {
        var kinds = watches.Select(watch => watch.Kind).Distinct().OrderBy(kind => kind.ToString(), StringComparer.Ordinal).ToHashSet();
        var shown = kinds.Count <= MostKinds + 1 ? kinds : [.. kinds.Take(MostKinds)];
        return $"{List(watches.Where(watch => shown.Contains(watch.Kind)))}{(shown.Count < kinds.Count ? $" and {kinds.Count - shown.Count} more kinds" : "")}";
    }

    /// <summary>The kinds in order, each with its namespaces where it is watched in single ones.</summary>
    public static string List(IEnumerable<KindCoverage> watches) =>
        string.Join(", ", watches.GroupBy(watch => watch.Kind).OrderBy(kind => kind.Key.ToString(), StringComparer.Ordinal).Select(kind => $"{kind.Key}{Namespaces([.. kind.Select(watch => watch.Namespace).OfType<string>()])}"));

    private static string Namespaces(string[] names)
    {
        var more = names.Length > MostNamespaces ? $" and {names.Length - MostNamespaces} more" : "";
        return names.Length == 0 ? "" : $" in {string.Join(", ", names.Take(MostNamespaces))}{more}";
    }
}
