using Microsoft.AspNetCore.Components;
using MudBlazor;
using WaypointDashboard.Client.Components.Fields;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Client.Components.Changes;

/// <summary>A change from its fields to its end: what is entered on the left, what it would do on the right, then the progress of applying it.</summary>
public sealed partial class ChangeForm : IDisposable
{
    private const int MostPatience = 3600;

    private readonly string _reasonId = $"reason-{Guid.NewGuid():N}";
    private readonly CancellationTokenSource _gone = new();
    private ChangeDraft _draft = null!; // Set before the first render.
    private MeshSubscription? _mesh;
    private PlanRun? _run;
    private int _patience = (int)ApplyOptions.DefaultProgrammedTimeout.TotalSeconds;
    private bool _isStarting;
    private bool _isForceAsked;
    private bool _isForceConfirmed;

    /// <summary>The clock.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>The cluster.</summary>
    [Parameter]
    [EditorRequired]
    public required IClusterSession Session { get; set; }

    /// <summary>What is filled in.</summary>
    [Parameter]
    [EditorRequired]
    public required ChangeIntent Intent { get; set; }

    /// <summary>The run that is undone; null when it is no undo.</summary>
    [Parameter]
    public Guid? Undoes { get; set; }

    /// <summary>Plans instead of the intent's planner, such as the way back from a run; null for that planner.</summary>
    [Parameter]
    public Func<LiveMesh, CancellationToken, Task<PlanResult>>? Planner { get; set; }

    /// <summary>The form has become another one, such as that for a waypoint which is missing.</summary>
    [Parameter]
    public EventCallback<ChangeIntent> IntentChanged { get; set; }

    /// <summary>The operator wants the way back from a run that has ended.</summary>
    [Parameter]
    public EventCallback<Guid> UndoAsked { get; set; }

    /// <summary>The operator is done with it.</summary>
    [Parameter]
    public EventCallback Closed { get; set; }

    private ApplyGate Gate => ApplyGate.Of(_draft, Session.Changes.IsReadOnly);

    // A plan that waits for no waypoint has nothing to be patient about.
    private bool HasWait => _draft.Plan?.Steps.Any(step => step is PlanStep.WaitForProgrammed) == true;

    private bool HasChangedSince => _run?.Steps.Any(step => step.Problem?.Kind == StepProblemKind.ChangedSince) == true;

    private bool CanUndo => UndoAsked.HasDelegate && _run is { State: not RunState.Running } run && run.Steps.Any(step => step.State == StepState.Done);

    private bool HasFields => Planner is null && _draft.Intent is not (ChangeIntent.ApplyManifests or ChangeIntent.EditMetadata or ChangeIntent.PatchObject or ChangeIntent.DeleteObject);

    private string Verb => Undoes is null ? IntentWords.VerbOf(_draft.Intent) : "Undo";

    private string Explanation => Undoes is null ? IntentWords.ExplanationOf(_draft.Intent) : "Gives the objects back the fields that the run changed, in reverse order, and leaves all others alone.";

    private Color Colour => _draft.Intent is ChangeIntent.DeleteWaypoints or ChangeIntent.DeleteObject ? Color.Error : Color.Primary;

    /// <inheritdoc/>
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        _mesh?.Dispose();
        _draft.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _draft = new ChangeDraft(Session, Time, StateHasChanged, Planner);
        _mesh = Session.Mesh.Subscribe();
        _ = FollowMeshAsync(_mesh, _gone.Token);
        await _draft.EditAsync(new FieldEdit(Intent), isAtOnce: true);
    }

    private async Task EditAsync(FieldEdit edit)
    {
        _isForceAsked = _isForceConfirmed = false;
        if (edit.Intent.GetType() != _draft.Intent.GetType())
        {
            await IntentChanged.InvokeAsync(edit.Intent);
        }

        await _draft.EditAsync(edit);
    }

    private async Task ApplyAsync(bool isForced)
    {
        if (_draft.Preview is not { } preview)
        {
            return;
        }

        var gone = _gone.Token;
        _isStarting = true;
        try
        {
            var id = await Session.Changes.StartAsync(preview, new ApplyOptions(isForced, TimeSpan.FromSeconds(_patience), Undoes), gone);
            await foreach (var run in Session.Changes.FollowAsync(id, gone))
            {
                _run = run;
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The form is closed; the run goes on.
        }
        finally
        {
            _isStarting = false;
        }
    }

    private Task AgainAsync()
    {
        _run = null;
        _isForceAsked = _isForceConfirmed = false;
        return _draft.RefreshAsync();
    }

    private async Task FollowMeshAsync(MeshSubscription subscription, CancellationToken cancellation)
    {
        try
        {
            await foreach (var change in subscription.Changes.WithCancellation(cancellation))
            {
                // A preview that is asked for again is not waited for: the next change may take its place.
                await InvokeAsync(() => { _ = _run is null ? _draft.FollowAsync(change) : Task.CompletedTask; });
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The form is closed.
        }
    }
}
