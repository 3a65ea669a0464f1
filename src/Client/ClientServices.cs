using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor.Services;
using WaypointDashboard.Client.Components.Access;
using WaypointDashboard.Client.Components.Changes;
using WaypointDashboard.Client.Components.Topology;
using WaypointDashboard.Client.Components.Yaml;
using WaypointDashboard.Client.Layout;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Client.Shortcuts;

namespace WaypointDashboard.Client;

/// <summary>Puts the pages into the host.</summary>
public static class ClientServices
{
    /// <summary>What the pages need beside the ports, which the host implements.</summary>
    public static IServiceCollection AddDashboardClient(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddTransient<TopologyModule>();
        services.AddMudServices();
        services.AddTransient<ShellModule>();
        services.AddTransient<ShortcutModule>();
        services.AddScoped<BrowserTime>();
        services.AddScoped<ClipboardModule>();
        services.AddScoped<ActionAccess>();
        services.AddScoped<ChangeLauncher>();
        services.AddScoped<IChangeLauncher>(provider => provider.GetRequiredService<ChangeLauncher>());
        return services;
    }
}
