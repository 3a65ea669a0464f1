using System.Globalization;
using Microsoft.AspNetCore.Components;
using WaypointDashboard.Client.Components.Changes;
using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Client.Pages.History;

/// <summary>One applied plan: what each step did, or, while it runs, how far it is.</summary>
public sealed partial class RunPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IClusterSession? _session;
    private HistoryEntry? _entry;
    private PlanRun? _run;
    private IReadOnlyList<StepItem> _items = [];
    private Guid? _shown;
    private bool _isMissing;

    /// <summary>The history.</summary>
    [Inject]
    public required IChangeHistory History { get; init; }

    /// <summary>The clusters.</summary>
    [Inject]
    public required IClusterCatalog Clusters { get; init; }

    /// <summary>Opens the form for the way back.</summary>
    [Inject]
    public required ChangeLauncher Launcher { get; init; }

    /// <summary>The operator's clock.</summary>
    [Inject]
    public required Layout.BrowserTime Browser { get; init; }

    /// <summary>The run's id.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "cluster")]
    private string? Cluster { get; set; }

    private string NoUndo => _entry switch
    {
        null => "",
        { State: RunState.Running } when _run is null or { State: RunState.Running } => "It can be undone when it has ended.",
        { } entry when !Clusters.Clusters.Any(cluster => cluster.Name == entry.Cluster) => $"Cluster {entry.Cluster} is not among those that this dashboard looks at.",
        { } entry when (_run?.Steps.Any(step => step.State == StepState.Done) ?? entry.Steps.Any(step => step.Run.State == StepState.Done)) => "",
        _ => "Nothing was done, so there is nothing to undo.",
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        _session?.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Id)
        {
            return;
        }

        _shown = Id;
        var (id, gone) = (Id, _gone.Token);
        try
        {
            await ReadAsync(id, gone);
            if (_entry is { State: RunState.Running, Cluster: var cluster })
            {
                _session?.Dispose();
                _session = Clusters.Open(cluster);
                await FollowAsync(id, gone);
                await ReadAsync(id, gone);
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The page is left; the run goes on.
        }
    }

    private async Task ReadAsync(Guid id, CancellationToken gone)
    {
        var entry = await History.ReadAsync(id, gone);
        if (id != Id)
        {
            return;
        }

        _run = null;
        _entry = entry;
        _isMissing = entry is null;
        _items = entry is null ? [] : StepItem.Of(entry);
        StateHasChanged();
    }

    private async Task FollowAsync(Guid id, CancellationToken gone)
    {
        if (_session is not { } session)
        {
            return;
        }

        await foreach (var run in session.Changes.FollowAsync(id, gone))
        {
            if (id != Id)
            {
                return;
            }

            _run = run;
            StateHasChanged();
        }
    }

    private string At(DateTimeOffset moment) => Browser.Local(moment).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    private static string Failure(HistoryEntry entry)
    {
        var done = entry.Steps.Count(step => step.Run.State == StepState.Done);
        return done == 0 ? "Nothing was changed." : $"{done} of {entry.Steps.Count} steps were done and stayed so; the others were not.";
    }
}
