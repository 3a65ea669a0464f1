using Microsoft.Extensions.DependencyInjection.Extensions;
using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.History;

/// <summary>Puts the history into the host.</summary>
public static class HistoryRegistration
{
    /// <summary>The history.</summary>
    /// <param name="services">The services.</param>
    /// <param name="data">The directory for the SQLite file; it is there and can be written to.</param>
    /// <param name="connection">The PostgreSQL database to keep it in instead; null for SQLite.</param>
    /// <param name="retention">How long entries are kept; null for ever.</param>
    public static IServiceCollection AddHistory(this IServiceCollection services, string data, string? connection, TimeSpan? retention = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new HistoryOptions(data, connection, retention));
        services.AddSingleton<HistoryDatabase>();
        services.AddSingleton<RunJournal>();
        services.AddSingleton<InterruptedSteps>();
        services.AddSingleton<IChangeHistory, ChangeHistory>();
        services.AddHostedService<HistoryKeeper>();
        services.AddHostedService<HistoryPruning>();
        return services;
    }
}
