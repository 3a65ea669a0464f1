using System.ComponentModel;
using WaypointDashboard.Client.Components.Topology;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Api;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Server.Topology;

/// <summary><c>GET /api/v1/topology?expand=ns1,ns2</c>.</summary>
internal static class TopologyEndpoint
{
    public static IResult Get(
        IClusterCatalog clusters,
        [Description("The namespaces, and other nodes by their id, whose insides are wanted, with commas between.")] string? expand,
        [Description(ClusterQuery.Description)] string? cluster)
    {
        var expanded = (expand ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new ClusterQuery(clusters, cluster).Ask(live => TypedResults.Json(
            TopologyAnswer.Of(cluster ?? clusters.Default.Name, live.Mesh.Version, TopologyProjector.Project(live, TopologyView.Expand(expanded)).Graph), TopologyJson.Options));
    }
}
