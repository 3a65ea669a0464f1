using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Shared.Topology;

/// <summary>What is shown before an operator has chosen anything.</summary>
public static class TopologyDefaults
{
    /// <summary>How many services and gateways are shown at first: as many as can be read on one screen.</summary>
    public const int MostObjects = 80;

    /// <summary>The view that opens the namespaces with waypoints or enrollments, those with problems first, as long as they fit on a screen.</summary>
    public static TopologyView View(LiveMesh live)
    {
        var nodes = TopologyProjector.Project(live, TopologyView.Initial).Graph.Nodes.Values
            .Where(node => node.Kind == TopologyNodeKind.Namespace && (node.Counts.Waypoints > 0 || node.State is not TopologyState.NotEnrolled || node.Problems.Any))
            .OrderByDescending(node => node.Problems.Errors)
            .ThenByDescending(node => node.State)
            .ThenByDescending(node => node.Counts.Waypoints)
            .ThenBy(node => node.Namespace, StringComparer.Ordinal);
        var expanded = new List<string>();
        var objects = 0;
        foreach (var node in nodes)
        {
            objects += node.Counts.Services + node.Counts.Waypoints + 1;
            if (objects > MostObjects)
            {
                break;
            }

            expanded.Add(node.Namespace);
        }

        return TopologyView.Expand(expanded);
    }
}
