namespace WaypointDashboard.Server.Api;

/// <summary>Puts the HTTP API into the host.</summary>
internal static class ApiRegistration
{
    private const string RetryAfterSeconds = "2";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            if (context.ProblemDetails.Status == StatusCodes.Status503ServiceUnavailable)
            {
                context.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
            }
        });
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Waypoint Dashboard";
            document.Info.Description = "What the dashboard knows of a mesh. With several clusters, ?cluster= names one. Errors are problem details (RFC 9457); 503 with Retry-After says that the cluster is still being read.";
            return Task.CompletedTask;
        }));
        return services;
    }

    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOpenApi();
        var api = endpoints.MapGroup("/api/v1").WithTags("Mesh").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapGet("/bindings", BindingsEndpoint.Get).Produces<BindingsAnswer>().WithName("GetBindings")
            .WithSummary("What istiod decides about every service and workload: its waypoint, or why there is none.");
        api.MapGet("/findings", FindingsEndpoint.Get).Produces<FindingsAnswer>().WithName("GetFindings")
            .WithSummary("What is wrong in the mesh, the worst first.");
        api.MapGet("/waypoints", WaypointsEndpoint.Get).Produces<WaypointsAnswer>().WithName("GetWaypoints")
            .WithSummary("The waypoints, whether they work, and who uses them.");
        api.MapGet("/paths", PathsEndpoint.Get).Produces<PathAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).WithName("GetPath")
            .WithSummary("What a new connection does: the waypoint on its way or why there is none, and every hop.");
        endpoints.Map("/api/{**rest}", (string? rest) => TypedResults.Problem($"There is nothing at /api/{rest}. /openapi/v1.json lists what there is.", statusCode: StatusCodes.Status404NotFound))
            .ExcludeFromDescription();
        return endpoints;
    }
}
