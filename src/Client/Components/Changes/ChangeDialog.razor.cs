using Microsoft.AspNetCore.Components;
using MudBlazor;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Client.Components.Changes;

/// <summary>The dialog around the form. Its look at the cluster ends with it; a run that it has started does not.</summary>
public sealed partial class ChangeDialog : IDisposable
{
    private IClusterSession? _session;
    private Guid? _undoes;
    private ChangeIntent? _shown;
    private Func<LiveMesh, CancellationToken, Task<PlanResult>>? _planner;

    /// <summary>The history, which knows the way back from a run.</summary>
    [Inject]
    public required IChangeHistory History { get; init; }

    /// <summary>The clusters.</summary>
    [Inject]
    public required IClusterCatalog Clusters { get; init; }

    /// <summary>What is filled in.</summary>
    [Parameter]
    [EditorRequired]
    public required ChangeIntent Intent { get; set; }

    /// <summary>The cluster's name; null for the default one.</summary>
    [Parameter]
    public string? Cluster { get; set; }

    /// <summary>The run that is undone; null when it is no undo.</summary>
    [Parameter]
    public Guid? Undoes { get; set; }

    /// <summary>Plans instead of the intent's planner; null for that planner.</summary>
    [Parameter]
    public Func<LiveMesh, CancellationToken, Task<PlanResult>>? Planner { get; set; }

    private string Title => _undoes is null ? IntentWords.TitleOf(_shown ?? Intent) : "Undo";

    [CascadingParameter]
    private IMudDialogInstance? Dialog { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _session?.Dispose();

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _session = Clusters.Open(Cluster ?? Clusters.Default.Name);
        (_undoes, _planner) = (Undoes, Planner);
    }

    private void Undo(Guid run)
    {
        (_undoes, _planner) = (run, (mesh, cancellation) => History.PlanUndoAsync(run, mesh, cancellation));
        Dialog?.StateHasChanged(); // The title is drawn there.
    }

    private void Close() => Dialog?.Close();
}
