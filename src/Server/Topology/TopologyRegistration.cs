using Microsoft.Extensions.DependencyInjection.Extensions;
using WaypointDashboard.Client.Components.Topology;
using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.Topology;

/// <summary>Puts the topology into the host.</summary>
public static class TopologyRegistration
{
    /// <summary>The views and the hub that streams them.</summary>
    public static IServiceCollection AddTopology(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TopologyViews>();
        services.AddSingleton<ITopologyViews>(provider => provider.GetRequiredService<TopologyViews>());
        services.AddTransient<TopologyModule>();
        services.AddSignalR().AddJsonProtocol(options => TopologyJson.Configure(options.PayloadSerializerOptions));
        return services;
    }

    /// <summary>The hub and the endpoint.</summary>
    public static IEndpointRouteBuilder MapTopology(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHub<TopologyHub>($"/{ITopologyViews.HubPath}");
        endpoints.MapGet("/api/v1/topology", TopologyEndpoint.Get)
            .WithName("GetTopology")
            .WithSummary("The topology: namespaces, and the objects of those that are expanded.")
            .WithTags("Mesh")
            .Produces<TopologyAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return endpoints;
    }
}
