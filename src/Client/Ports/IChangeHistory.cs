using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Client.Ports;

/// <summary>Every plan that was applied, in all clusters. An entry is written before the first step and completed after the last.</summary>
public interface IChangeHistory
{
    /// <summary>Finds entries, the newest first.</summary>
    Task<HistoryPage> FindAsync(HistoryQuery query, CancellationToken cancellationToken);

    /// <summary>Reads one entry; null when there is none of that id.</summary>
    Task<HistoryEntry?> ReadAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Plans the way back from what a run has done. To be previewed and applied like any other plan, with <see cref="ApplyOptions.Undoes"/>.</summary>
    /// <param name="id">The run.</param>
    /// <param name="mesh">The run's cluster as it is.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>A plan; or the reasons why there is none, such as objects that have moved on since.</returns>
    Task<PlanResult> PlanUndoAsync(Guid id, LiveMesh mesh, CancellationToken cancellationToken);
}
