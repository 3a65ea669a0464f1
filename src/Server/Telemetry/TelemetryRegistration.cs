using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace WaypointDashboard.Server.Telemetry;

/// <summary>Puts what is measured, and the probes, into the host.</summary>
internal static class TelemetryRegistration
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        services.AddSingleton<MeshMetrics>();
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("waypoint-dashboard"))
            .WithMetrics(metrics => metrics
                .AddMeter(MeshMetrics.MeterName, "Microsoft.AspNetCore.Components.Server.Circuits", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
                .AddPrometheusExporter());
        return services;
    }

    public static IEndpointRouteBuilder MapTelemetry(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPrometheusScrapingEndpoint("/metrics");
        endpoints.MapGet("/healthz/live", () => TypedResults.Ok(new LivenessAnswer("live")))
            .WithTags("Probes").WithName("GetLiveness").WithSummary("Whether the process answers.");
        endpoints.MapGet("/healthz/ready", ReadinessEndpoint.Get)
            .WithTags("Probes").WithName("GetReadiness").WithSummary("Whether the default cluster has been read: every kind that is served and permitted. 503 before, with what is missing.")
            .Produces<ReadinessAnswer>().Produces<ReadinessAnswer>(StatusCodes.Status503ServiceUnavailable);
        return endpoints;
    }
}
