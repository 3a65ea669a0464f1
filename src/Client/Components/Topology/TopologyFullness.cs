using System.Globalization;

namespace WaypointDashboard.Client.Components.Topology;

/// <summary>Says that not everything that was to be open is.</summary>
internal static class TopologyFullness
{
    private const int MostNamed = 3;

    /// <summary>The sentence.</summary>
    /// <param name="keptClosed">Names of namespaces, ids of services and workloads.</param>
    public static string Sentence(IReadOnlyList<string> keptClosed)
    {
        var names = string.Join(", ", keptClosed.Take(MostNamed).Select(Name));
        var rest = keptClosed.Count - MostNamed;
        var all = rest > 0 ? string.Create(CultureInfo.InvariantCulture, $"{names} and {rest} more stay") : keptClosed.Count == 1 ? $"{names} stays" : $"{names} stay";
        return $"{all} closed: with everything open there would be more than can be drawn at once. Close something else, or filter.";
    }

    // service/shop/cart as shop/cart, workload/shop/deployment/cart as shop/cart
    private static string Name(string id) => id.Split('/') is [_, var home, .., var name] ? $"{home}/{name}" : id;
}
