namespace WaypointDashboard.Shared.Topology;

/// <summary>
/// Keeps what is drawn at once within what a browser can draw and an eye can read: of what a view asks to be open, as much as fits. What does not stays closed, as one node with its counts,
/// so that nothing is missing; whoever shows it says so.
/// </summary>
public static class TopologyBudget
{
    /// <summary>How many nodes and edges are drawn at once.</summary>
    public const int MostElements = 1_500;

    /// <summary>How far an open view may grow before something in it is closed: what was opened shall not flap with every pod that comes.</summary>
    public const int Slack = MostElements / 4;

    /// <summary>The view that is asked for, as far as it fits: first the namespaces, the smallest first so that most of them are open, then the services and workloads in them.</summary>
    /// <param name="projection">The mesh, in whatever view.</param>
    /// <param name="asked">The view.</param>
    public static TopologyProjection Show(TopologyProjection projection, TopologyView asked)
    {
        var all = TopologyProjector.ChangeView(projection, asked);
        return SizeOf(all.Graph) <= MostElements ? all : TopologyProjector.ChangeView(projection, Fit(projection, asked));
    }

    /// <summary>Whether a view that once fitted has grown so much that it is to be fitted again.</summary>
    public static bool IsOutgrown(TopologyGraph graph) => SizeOf(graph) > MostElements + Slack;

    private static int SizeOf(TopologyGraph graph) => graph.Nodes.Count + graph.Edges.Count;

    private static TopologyView Fit(TopologyProjection projection, TopologyView asked)
    {
        var names = asked.Expanded.Where(projection.Details.ContainsKey).ToList();
        var inner = asked.Expanded.Except(names);
        var fitted = asked with { Expanded = asked.Expanded.Clear() };
        var room = MostElements - projection.Details.Count;
        foreach (var (name, size) in names.Select(name => (Name: name, Size: SizeOf(projection, name, fitted with { Expanded = fitted.Expanded.Add(name) }))).OrderBy(entry => entry.Size).ThenBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (size <= room)
            {
                room -= size;
                fitted = fitted with { Expanded = fitted.Expanded.Add(name) };
            }
        }

        foreach (var id in inner)
        {
            var wider = fitted with { Expanded = fitted.Expanded.Add(id) };
            var growth = NamespaceOf(id) is { } home && projection.Details.ContainsKey(home) ? SizeOf(projection, home, wider) - SizeOf(projection, home, fitted) : 0;
            if (growth <= room)
            {
                room -= growth;
                fitted = wider;
            }
        }

        return fitted;
    }

    private static int SizeOf(TopologyProjection projection, string name, TopologyView view)
    {
        var fragment = NamespaceContraction.Contract(projection.Details[name], view);
        return fragment.Shown.Count + fragment.Edges.Length;
    }

    // service/shop/cart, workload/shop/deployment/cart
    private static string? NamespaceOf(string id) => id.Split('/') is [_, var home, _, ..] ? home : null;
}
