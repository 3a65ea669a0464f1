using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Shared.Topology;

/// <summary>What is shown before an operator has chosen anything.</summary>
public static class TopologyDefaults
{
    /// <summary>How many services and gateways are shown at first: as many as can be read on one screen.</summary>
    public const int MostObjects = 40;

    /// <summary>
    /// The view that opens the namespaces with waypoints, enrollments or problems, when all of them fit on a screen. When they do not,
    /// only those with errors, the worst first: an overview of cards reads better than a few namespaces among many.
    /// </summary>
    public static TopologyView View(LiveMesh live)
    {
        TopologyNode[] homes =
        [
            .. TopologyProjector.Project(live, TopologyView.Initial).Graph.Nodes.Values
                .Where(node => node.Kind == TopologyNodeKind.Namespace && (node.Counts.Waypoints > 0 || node.State is not TopologyState.NotEnrolled || node.Problems.Any))
                .OrderByDescending(node => node.Problems.Errors)
                .ThenBy(node => node.Namespace, StringComparer.Ordinal),
        ];
        return TopologyView.Expand((homes.Sum(Size) <= MostObjects ? homes : FittingErrors(homes)).Select(node => node.Namespace));
    }

    private static IEnumerable<TopologyNode> FittingErrors(TopologyNode[] homes)
    {
        var room = MostObjects;
        foreach (var node in homes.Where(node => node.Problems.Errors > 0 && Size(node) <= MostObjects / 2))
        {
            room -= Size(node);
            if (room < 0)
            {
                yield break;
            }

            yield return node;
        }
    }

    private static int Size(TopologyNode home) => home.Counts.Services + home.Counts.Waypoints + 1;
}
