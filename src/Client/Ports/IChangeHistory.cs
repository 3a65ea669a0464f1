namespace WaypointDashboard.Client.Ports;

/// <summary>Every plan that was applied, in all clusters. An entry is written before the first step and completed after the last.</summary>
public interface IChangeHistory
{
    /// <summary>Finds entries, the newest first.</summary>
    Task<HistoryPage> FindAsync(HistoryQuery query, CancellationToken cancellationToken);

    /// <summary>Reads one entry; null when there is none of that id.</summary>
    Task<HistoryEntry?> ReadAsync(Guid id, CancellationToken cancellationToken);
}
