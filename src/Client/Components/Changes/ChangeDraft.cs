using WaypointDashboard.Client.Components.Fields;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Components.Changes;

/// <summary>A change in the making: planned at once with each edit, previewed by the server shortly after. The last edit wins. To be used on one dispatcher.</summary>
/// <param name="session">The cluster.</param>
/// <param name="time">The clock.</param>
/// <param name="changed">Called when there is something new to show.</param>
/// <param name="planner">Plans instead of the intent's planner, such as the way back from a run; null for that planner.</param>
public sealed class ChangeDraft(IClusterSession session, TimeProvider time, Action changed, Func<LiveMesh, CancellationToken, Task<PlanResult>>? planner = null) : IDisposable
{
    /// <summary>How long typing rests before the server is asked.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    private CancellationTokenSource? _latest;
    private FieldEdit _edit = new(new ChangeIntent.Unenroll([]));
    private PlanResult _result = new PlanResult.Refused([]);

    /// <summary>What is entered.</summary>
    public ChangeIntent Intent => _edit.Intent;

    /// <summary>The mesh that it was planned against.</summary>
    public LiveMesh Live { get; private set; } = session.Mesh.Current;

    /// <summary>Why there is no plan; empty when there is one.</summary>
    public ValueList<PlanRefusal> Refusals => _result is PlanResult.Refused refused ? refused.Reasons : [];

    /// <summary>The plan; null when there is none.</summary>
    public ChangePlan? Plan => (_result as PlanResult.Planned)?.Plan;

    /// <summary>Whether it has been planned at all.</summary>
    public bool IsPlanned { get; private set; }

    /// <summary>Whether nothing is to be done.</summary>
    public bool IsUpToDate => Plan is { Steps.Count: 0 };

    /// <summary>The last preview, of the plan or of one before it; null when there is none.</summary>
    public PlanPreview? Preview { get; private set; }

    /// <summary>What the last preview does to traffic; null when there is none.</summary>
    public Impact? Impact { get; private set; }

    /// <summary>The affected part of the topology before and after the last preview; null when there is none.</summary>
    public ImpactPicture? Picture { get; private set; }

    /// <summary>Whether the preview is of the plan as it is now, and nothing newer is asked for.</summary>
    public bool IsFresh { get; private set; }

    /// <summary>Whether the preview is another one than the operator saw, though nothing was edited.</summary>
    public bool HasMoved { get; private set; }

    /// <summary>Takes an edit.</summary>
    /// <returns>Ends when its preview is there, or something newer took its place.</returns>
    public Task EditAsync(FieldEdit edit, bool isAtOnce = false)
    {
        _edit = edit;
        HasMoved = false;
        return ReplanAsync(isAtOnce ? TimeSpan.Zero : Rest);
    }

    /// <summary>Asks for the preview again, because the objects have changed since.</summary>
    public Task RefreshAsync() => ReplanAsync(TimeSpan.Zero);

    /// <summary>Follows the mesh: previews again when what the plan is about has changed.</summary>
    public Task FollowAsync(LiveChange change)
    {
        var before = _result;
        Live = change.Current;
        var after = planner is null ? Replan() : before;
        var isTouched = change.Mesh.IsReset || Plan?.Steps.Any(step => change.Mesh.Changed.Contains(step.Target)) == true;

        // A preview that is under way is not begun again for the same plan: in a busy cluster it would never end, and what is applied is compared once more.
        return before.Equals(after) && !(isTouched && IsFresh) && !IsToBePlannedAgain(change) ? Task.CompletedTask : ReplanAsync(Rest);
    }

    /// <inheritdoc/>
    public void Dispose() => Supersede();

    // A planner of its own that has found nothing to do, or nothing that can be done, may find something when an object that it spoke of changes.
    private bool IsToBePlannedAgain(LiveChange change) => planner is not null && IsPlanned && _latest is null && _result switch
    {
        PlanResult.Planned { Plan: { Steps.Count: 0 } plan } => change.Mesh.IsReset || plan.Notices.Any(notice => change.Mesh.Changed.Contains(notice.Object)),
        PlanResult.Refused => !change.Mesh.IsEmpty,
        _ => false,
    };

    private PlanResult Replan() => _result = _edit.Problem is { } problem ? new PlanResult.Refused([problem]) : ChangePlanner.Plan(Live, _edit.Intent);

    private async Task ReplanAsync(TimeSpan rest)
    {
        Live = session.Mesh.Current;
        Supersede();
        IsFresh = false;
        using var source = new CancellationTokenSource();
        _latest = source;
        var latest = source.Token;
        try
        {
            _result = planner is null ? Replan() : await planner(Live, latest);
            latest.ThrowIfCancellationRequested();
            IsPlanned = true;
            if (Plan is not { Steps.Count: > 0 } plan)
            {
                _latest = null;
                Preview = null;
                Impact = null;
                Picture = null;
                changed();
                return;
            }

            changed();
            await Task.Delay(rest, time, latest);
            var preview = await session.Changes.PreviewAsync(plan, latest);
            latest.ThrowIfCancellationRequested();
            var (impact, picture) = await Task.Run(() => session.Changes.Forecast(preview), latest);
            latest.ThrowIfCancellationRequested();
            Take(preview, impact, picture);
        }
        catch (OperationCanceledException) when (latest.IsCancellationRequested)
        {
            return; // Something newer took its place.
        }

        _latest = null;
        changed();
    }

    private void Take(PlanPreview preview, Impact impact, ImpactPicture picture)
    {
        HasMoved = HasMoved || (Preview is { } seen && seen.Plan.Intent.Equals(preview.Plan.Intent) && seen.Digest != preview.Digest);
        Preview = preview;
        Impact = impact;
        Picture = picture;
        IsFresh = true;
    }

    private void Supersede()
    {
        _latest?.Cancel();
        _latest = null;
    }
}
