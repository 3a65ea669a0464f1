using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using MudBlazor;
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
    public Task OpenAsync(ChangeIntent intent) => OpenAsync(intent, ClusterOf(navigation.Uri), null);

    /// <summary>Opens the form with the way back from a run.</summary>
    public Task OpenUndoAsync(HistoryEntry run) => OpenAsync(new ChangeIntent.ApplyManifests([]), run.Cluster, run.Id);

    private async Task OpenAsync(ChangeIntent intent, string? cluster, Guid? undoes)
    {
        var parameters = new DialogParameters<ChangeDialog> { { dialog => dialog.Intent, intent }, { dialog => dialog.Cluster, cluster }, { dialog => dialog.Undoes, undoes } };
        var opened = await dialogs.ShowAsync<ChangeDialog>(undoes is null ? IntentWords.TitleOf(intent) : "Undo", parameters, Options);
        await opened.Result;
    }

    private static string? ClusterOf(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        return query.TryGetValue("cluster", out var values) && values is [{ Length: > 0 } name, ..] ? name : null;
    }
}
