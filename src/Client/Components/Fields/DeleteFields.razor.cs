using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Components.Fields;

/// <summary>The fields of a deletion: which waypoints, and what becomes of those who name them.</summary>
public sealed partial class DeleteFields
{
    private ValueList<ObjectKey> _carriers = [];
    private List<(string Home, List<WaypointRef> Others)> _neighbours = [];

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _carriers =
        [
            .. Intent.Waypoints
                .SelectMany(waypoint => WaypointCarriers.Of(Live.Mesh, waypoint).Concat(WaypointCarriers.OfCanary(Live.Mesh, waypoint)))
                .Select(carrier => carrier.Key)
                .Distinct()
                .Order(),
        ];
        _neighbours =
        [
            .. Intent.Waypoints.Select(waypoint => waypoint.Namespace).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(home => (home, OthersIn(home)))
                .Where(neighbour => neighbour.Item2.Count > 0),
        ];
    }

    private List<WaypointRef> OthersIn(string home) =>
    [
        .. Live.Mesh.Resources.In(home).All<GatewayResource>(ResourceKind.Gateway)
            .Select(gateway => Waypoint.Read(gateway, Live.Mesh.Resources))
            .Where(waypoint => waypoint.IsWaypointClass && !Intent.Waypoints.Contains(waypoint.Reference))
            .Select(waypoint => waypoint.Reference)
            .OrderBy(reference => reference.Name, StringComparer.Ordinal),
    ];
}
