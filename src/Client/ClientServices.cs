using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using WaypointDashboard.Client.Layout;

namespace WaypointDashboard.Client;

/// <summary>Puts the pages into the host.</summary>
public static class ClientServices
{
    /// <summary>What the pages need beside the ports, which the host implements.</summary>
    public static IServiceCollection AddDashboardClient(this IServiceCollection services) => services.AddMudServices().AddTransient<ShellModule>();
}
