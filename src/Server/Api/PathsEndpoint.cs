using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Server.Api;

/// <summary><c>GET /api/v1/paths?from=…&amp;to=…</c>.</summary>
internal static class PathsEndpoint
{
    private const string Sources = "pod/NAMESPACE/NAME, gateway/NAMESPACE/NAME or outside";
    private const string Destinations = "service/NAMESPACE/NAME, service/NAMESPACE/NAME:PORT, serviceentry/NAMESPACE/NAME, pod/NAMESPACE/NAME or workloadentry/NAMESPACE/NAME";

    public static IResult Get(
        IClusterCatalog clusters,
        [Description($"Where the connection starts: {Sources}.")] string? from,
        [Description($"Where it is addressed to: {Destinations}.")] string? to,
        [Description(ClusterQuery.Description)] string? cluster) =>
        !TrafficEnd.TryParseSource(from, out var source) ? BadEnd("from", from, Sources)
        : !TrafficDestination.TryParse(to, out var destination) ? BadEnd("to", to, Destinations)
        : new ClusterQuery(clusters, cluster).Ask(live => Trace(live.Mesh, source!, destination!));

    private static IResult Trace(MeshSnapshot mesh, TrafficSource source, TrafficDestination destination)
    {
        if (SourceKey(source) is { } key && mesh.Resources.Find(key) is null)
        {
            return ApiProblem.Of(StatusCodes.Status404NotFound, $"There is no {key.Kind} {key.QualifiedName} in the cluster.");
        }

        return TrafficPathTracer.Trace(mesh, source, destination) is { } path
            ? TypedResults.Ok(PathAnswer.Of(path))
            : ApiProblem.Of(StatusCodes.Status404NotFound, $"There is no {destination.Key.Kind} {destination.Key.QualifiedName} in the cluster.");
    }

    private static ObjectKey? SourceKey(TrafficSource source) => source switch
    {
        TrafficSource.Pod pod => pod.Key,
        TrafficSource.Ingress ingress => ingress.Key,
        _ => null,
    };

    private static ProblemHttpResult BadEnd(string parameter, string? value, string forms) => ApiProblem.Of(
        StatusCodes.Status400BadRequest,
        value is null ? $"The parameter \"{parameter}\" is missing. Write {forms}." : $"The parameter \"{parameter}\" is \"{value}\". Write {forms}.");
}
