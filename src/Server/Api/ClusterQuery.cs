using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Server.Api;

/// <summary>The cluster that a request is about.</summary>
/// <param name="Clusters">The clusters.</param>
/// <param name="Cluster">The name in the query; null for the default one.</param>
internal sealed record ClusterQuery(IClusterCatalog Clusters, string? Cluster)
{
    /// <summary>What the query is, for who reads the API's document.</summary>
    public const string Description = "The cluster, by its name in the dashboard. Left out: the default one.";

    /// <summary>Answers from the mesh as it is now, or says why that is not possible.</summary>
    public IResult Ask(Func<LiveMesh, IResult> read)
    {
        using var session = Clusters.Open(Cluster ?? Clusters.Default.Name);
        if (session is null)
        {
            var names = string.Join(", ", Clusters.Clusters.Select(known => known.Name));
            return ApiProblem.Of(StatusCodes.Status404NotFound, $"There is no cluster called {Cluster}. There are: {names}.");
        }

        var live = session.Mesh.Current;
        if (live.Mesh.Coverage.IsReady)
        {
            return read(live);
        }

        var detail = session.Mesh.Connection.Detail;
        return ApiProblem.Of(
            StatusCodes.Status503ServiceUnavailable,
            $"The cluster {session.Cluster.Name} has not been read yet. {(detail.Length == 0 ? "Ask again in a few seconds." : detail)}");
    }
}
