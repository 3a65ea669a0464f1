using System.ComponentModel;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Server.Api;

/// <summary><c>GET /api/v1/waypoints</c>.</summary>
internal static class WaypointsEndpoint
{
    public static IResult Get(IClusterCatalog clusters, [Description(ClusterQuery.Description)] string? cluster) => new ClusterQuery(clusters, cluster).Ask(Read);

    private static IResult Read(LiveMesh live) => TypedResults.Ok(new WaypointsAnswer(
    [
        .. live.Mesh.Resources.All<GatewayResource>(ResourceKind.Gateway)
            .OrderBy(gateway => gateway.Key)
            .Select(gateway => Waypoint.Read(gateway, live.Mesh.Resources))
            .Where(waypoint => waypoint.IsWaypointClass || live.Mesh.Bindings.BoundTo(waypoint.Reference).Any())
            .Select(waypoint => WaypointAnswer.Of(waypoint, live.Mesh)),
    ]));
}
