using System.ComponentModel;
using WaypointDashboard.Client.Pages.Waypoints;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Server.Api;

/// <summary><c>GET /api/v1/waypoints</c>: the rows of the table of waypoints.</summary>
internal static class WaypointsEndpoint
{
    public static IResult Get(IClusterCatalog clusters, [Description(ClusterQuery.Description)] string? cluster) => new ClusterQuery(clusters, cluster).Ask(Read);

    private static IResult Read(LiveMesh live)
    {
        var table = new WaypointsModel();
        return TypedResults.Ok(new WaypointsAnswer([.. table.Keys(live).Order().Select(key => table.Read(key, live)).OfType<WaypointRow>().Select(row => WaypointAnswer.Of(row, live.Mesh))]));
    }
}
