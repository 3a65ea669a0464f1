using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Mesh;
using WaypointDashboard.Server.Telemetry;

namespace WaypointDashboard.Server.Hosting;

/// <summary>Puts the clusters into the host.</summary>
internal static class ClusterRegistration
{
    /// <exception cref="StartupException">The options lead to no cluster.</exception>
    public static IServiceCollection AddClusters(this IServiceCollection services, DashboardOptions options, Surroundings surroundings)
    {
        switch (ChosenClusters.Resolve(options, surroundings))
        {
            case ClusterChoice.InCluster:
                services.AddSingleton(ChosenClusters.OfPod(surroundings, TimeProvider.System));
                break;
            case ClusterChoice.Kubeconfig:
                services.AddSingleton(ChosenClusters.OfKubeconfig(options, surroundings, TimeProvider.System));
                break;
            default:
                services.AddSingleton(new SandboxStart(options.Sandbox, options.Data));
                services.AddHostedService(provider => provider.GetRequiredService<SandboxStart>());
                services.AddSingleton(provider => ChosenClusters.OfSandbox(
                    provider.GetRequiredService<SandboxStart>(), options.Cluster == ClusterChoice.Auto, provider.GetRequiredService<TimeProvider>()));
                break;
        }

        services.AddSingleton<ClusterCatalog>(provider => Catalog(provider, options));
        services.AddSingleton<IClusterCatalog>(provider => provider.GetRequiredService<ClusterCatalog>());
        services.AddSingleton(provider => new DefaultClusterWatch(provider.GetRequiredService<IClusterCatalog>));
        services.AddHostedService(provider => provider.GetRequiredService<DefaultClusterWatch>());
        return services;
    }

    private static ClusterCatalog Catalog(IServiceProvider provider, DashboardOptions options)
    {
        var chosen = provider.GetRequiredService<ChosenClusters>();
        var time = provider.GetRequiredService<TimeProvider>();
        var metrics = provider.GetRequiredService<MeshMetrics>();
        var logger = provider.GetRequiredService<ILogger<ClusterWatch>>();
        return new ClusterCatalog(
            chosen.Clusters,
            chosen.Default,
            cluster => new ClusterWatch(cluster.Info, cluster.Connect(), options.Namespaces, metrics, time, logger),
            provider.GetRequiredService<Func<ClusterWatch, ClusterFeatures>>(),
            time);
    }
}
