using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Client.Ports;

/// <summary>Previews plans and applies exactly what was previewed.</summary>
public interface IChangeService
{
    /// <summary>True when applying is switched off for all (<c>--read-only</c>).</summary>
    bool IsReadOnly { get; }

    /// <summary>Reads the objects as they are, asks the server for a dry run of each step, and reviews access. Changes nothing.</summary>
    Task<PlanPreview> PreviewAsync(ChangePlan plan, CancellationToken cancellationToken);

    /// <summary>Compares the cluster as it is with what it will be when a preview is applied: bindings, enforcement, findings, and the part of the topology that is affected. Waypoints that the plan waits for count as programmed.</summary>
    ImpactForecast Forecast(PlanPreview preview);

    /// <summary>Starts to apply a preview. The run goes on when the browser is closed.</summary>
    /// <param name="preview">The preview; anything that moved on since stops the run.</param>
    /// <param name="options">How to apply it.</param>
    /// <param name="cancellationToken">Stops waiting for the start, not the run.</param>
    /// <returns>The run's id, under which it is in the history too.</returns>
    Task<Guid> StartAsync(PlanPreview preview, ApplyOptions options, CancellationToken cancellationToken);

    /// <summary>Follows a run: its state now and every later one, until it has ended.</summary>
    IAsyncEnumerable<PlanRun> FollowAsync(Guid runId, CancellationToken cancellationToken);

    /// <summary>The runs of this cluster that are under way.</summary>
    IReadOnlyList<PlanRun> Running { get; }
}
