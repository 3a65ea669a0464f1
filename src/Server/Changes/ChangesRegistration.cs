using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.History;
using WaypointDashboard.Server.Mesh;

namespace WaypointDashboard.Server.Changes;

/// <summary>Puts previewing and applying into the host.</summary>
public static class ChangesRegistration
{
    /// <summary>The runs, and a <c>Func&lt;ClusterWatch, ClusterFeatures&gt;</c> for the catalog of clusters. The history is needed too.</summary>
    /// <param name="services">The services.</param>
    /// <param name="readOnly">Whether applying is switched off for all; previews still work.</param>
    public static IServiceCollection AddChanges(this IServiceCollection services, bool readOnly = false)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<ChangeOptions>().Configure(options => options.ReadOnly |= readOnly);
        services.AddSingleton<ChangeMetrics>();
        services.AddSingleton<ChangeRuns>();
        services.AddHostedService(provider => provider.GetRequiredService<ChangeRuns>());
        services.AddSingleton<InterruptionReview>();
        services.AddHostedService(provider => provider.GetRequiredService<InterruptionReview>());
        services.AddSingleton(provider => new ChangeHost(
            provider.GetRequiredService<IOptions<ChangeOptions>>().Value,
            provider.GetRequiredService<RunJournal>(),
            provider.GetRequiredService<IChangeHistory>(),
            provider.GetRequiredService<ChangeMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("WaypointDashboard.Audit"),
            cluster => provider.GetService<IClusterCatalog>()?.Open(cluster)));
        services.AddSingleton<ChangeFeatures>();
        services.AddSingleton<Func<ClusterWatch, ClusterFeatures>>(provider => provider.GetRequiredService<ChangeFeatures>().Of);
        return services;
    }
}
