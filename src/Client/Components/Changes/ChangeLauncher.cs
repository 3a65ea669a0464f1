using Microsoft.AspNetCore.Components;
using MudBlazor;
using WaypointDashboard.Client.Navigation;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Client.Components.Changes;

/// <summary>Opens the form in a dialog, for the cluster of the page that is shown.</summary>
/// <param name="dialogs">The dialogs of the circuit.</param>
/// <param name="navigation">Where the page is.</param>
public sealed class ChangeLauncher(IDialogService dialogs, NavigationManager navigation) : IChangeLauncher
{
    private static readonly DialogOptions Options = new() { FullWidth = true, MaxWidth = MaxWidth.False, CloseButton = true, CloseOnEscapeKey = true, BackdropClick = false };

    /// <inheritdoc/>
    public Task OpenAsync(ChangeIntent intent) => ShowAsync(IntentWords.TitleOf(intent), new()
    {
        { dialog => dialog.Intent, intent },
        { dialog => dialog.Cluster, DashboardRoutes.ClusterIn(navigation.Uri) },
    });

    /// <summary>Opens the form with the way back from a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="history">Where it is written what the run did.</param>
    public Task OpenUndoAsync(HistoryEntry run, IChangeHistory history) => ShowAsync("Undo", new()
    {
        { dialog => dialog.Intent, new ChangeIntent.ApplyManifests([]) },
        { dialog => dialog.Cluster, run.Cluster },
        { dialog => dialog.Undoes, run.Id },
        { dialog => dialog.Planner, (mesh, cancellation) => history.PlanUndoAsync(run.Id, mesh, cancellation) },
    });

    private async Task ShowAsync(string title, DialogParameters<ChangeDialog> parameters)
    {
        var opened = await dialogs.ShowAsync<ChangeDialog>(title, parameters, Options);
        await opened.Result;
    }
}
