using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Components.Fields;

/// <summary>The waypoints of a cluster, as choices for some objects.</summary>
internal static class WaypointOptions
{
    /// <summary>All of them: those that would accept first, and among those the near ones.</summary>
    public static IReadOnlyList<WaypointOption> For(MeshSnapshot mesh, IReadOnlyCollection<ObjectKey> targets, WaypointRef? except = null)
    {
        // Of many objects, those of one namespace and kind get the same answer.
        var samples = targets.GroupBy(target => (EnrollmentTarget.HomeOf(target), target.Kind)).Select(group => (Sample: group.First(), Count: group.Count())).ToList();
        var homes = targets.Select(EnrollmentTarget.HomeOf).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. mesh.Resources.All<GatewayResource>(ResourceKind.Gateway)
                .Select(gateway => Waypoint.Read(gateway, mesh.Resources))
                .Where(waypoint => waypoint.IsWaypointClass && !waypoint.Gateway.Metadata.IsDeleting && waypoint.Reference != except)
                .Select(waypoint => new WaypointOption(waypoint.Reference, FactsOf(waypoint), homes.Count == 1 && homes.Contains(waypoint.Gateway.Namespace), ProblemOf(waypoint, samples, targets.Count, mesh.Resources)))
                .OrderBy(option => option.Problem is not null)
                .ThenByDescending(option => option.IsNear)
                .ThenBy(option => option.Reference.Namespace, StringComparer.Ordinal)
                .ThenBy(option => option.Reference.Name, StringComparer.Ordinal),
        ];
    }

    private static string? ProblemOf(Waypoint waypoint, List<(ObjectKey Sample, int Count)> samples, int all, ResourceIndex resources)
    {
        var refused = samples
            .Select(sample => (Problem: WaypointAcceptance.ProblemFor(waypoint, sample.Sample, resources), sample.Count))
            .Where(answer => answer.Problem is not null)
            .ToList();
        var count = refused.Sum(answer => answer.Count);
        return refused.Count == 0 ? null : count == all && all == 1 ? refused[0].Problem : $"{count} of {all} objects: {refused[0].Problem}";
    }

    private static string FactsOf(Waypoint waypoint)
    {
        var allowed = waypoint.AllowedRoutes switch
        {
            AllowedRoutes.All => "all namespaces",
            AllowedRoutes.Selected { Selector: { } selector } => $"namespaces with {selector}",
            AllowedRoutes.Selected => "no namespace",
            _ => "its own namespace",
        };
        var type = waypoint.TrafficType is TrafficType.Unknown ? "no known traffic type" : $"{WaypointManifest.LabelOf(waypoint.TrafficType)} traffic";
        return $"{type}, for {allowed}{(waypoint.IsUsable ? "" : ", not ready yet")}{(waypoint.Revision is { } revision ? $", revision {revision}" : "")}";
    }
}
