using Microsoft.AspNetCore.Http.HttpResults;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Server.Topology;

/// <summary><c>GET /api/v1/topology?expand=ns1,ns2</c>.</summary>
internal static class TopologyEndpoint
{
    public static Results<JsonHttpResult<TopologyAnswer>, ProblemHttpResult> Get(IClusterCatalog clusters, string? expand, string? cluster)
    {
        using var session = clusters.Open(cluster ?? clusters.Default.Name);
        if (session is null)
        {
            return TypedResults.Problem($"There is no cluster called {cluster}.", statusCode: StatusCodes.Status404NotFound);
        }

        var live = session.Mesh.Current;
        if (!live.Mesh.Coverage.IsReady)
        {
            return TypedResults.Problem("The cluster is still being read. Ask again in a few seconds.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        var expanded = (expand ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var graph = TopologyProjector.Project(live, TopologyView.Expand(expanded)).Graph;
        return TypedResults.Json(TopologyAnswer.Of(session.Cluster.Name, live.Mesh.Version, graph), TopologyJson.Options);
    }
}
