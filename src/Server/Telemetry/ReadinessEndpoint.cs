using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Telemetry;

/// <summary><c>GET /healthz/ready</c>.</summary>
internal static class ReadinessEndpoint
{
    public static IResult Get(IClusterCatalog clusters)
    {
        using var session = clusters.Open(clusters.Default.Name);
        if (session is null)
        {
            return TypedResults.Json(new ReadinessAnswer("waiting", clusters.Default.Name, "", "", []), statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        var coverage = session.Mesh.Current.Mesh.Coverage;
        var connection = session.Mesh.Connection;
        var answer = new ReadinessAnswer(coverage.IsReady ? "ready" : "waiting", session.Cluster.Name, connection.State.ToString(), connection.Detail, Waiting(coverage));
        return TypedResults.Json(answer, statusCode: coverage.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static IReadOnlyList<string> Waiting(MeshCoverage coverage) => coverage.Kinds.IsEmpty
        ? [.. ResourceKinds.All.Select(info => info.Kind.ToString())]
        : [.. coverage.Kinds.Values.Where(kind => kind.State == WatchState.Listing).Select(kind => kind.Namespace is { } name ? $"{kind.Kind} in {name}" : kind.Kind.ToString())];
}
