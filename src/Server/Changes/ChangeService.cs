using System.Runtime.CompilerServices;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Server.Changes;

/// <summary>Previews plans for one cluster and applies exactly what was previewed.</summary>
/// <param name="cluster">The cluster's name.</param>
/// <param name="feed">Its mesh.</param>
/// <param name="previewer">Previews plans.</param>
/// <param name="runner">Applies them.</param>
/// <param name="runs">All runs of the process.</param>
/// <param name="actor">Who the operator is.</param>
/// <param name="host">What all clusters share.</param>
internal sealed class ChangeService(string cluster, IMeshFeed feed, PlanPreviewer previewer, PlanRunner runner, ChangeRuns runs, Operator actor, ChangeHost host) : IChangeService
{
    private static readonly TimeSpan OthersPause = TimeSpan.FromSeconds(2);

    public bool IsReadOnly => host.Options.ReadOnly;

    public IReadOnlyList<PlanRun> Running => runs.Running(cluster);

    public async Task<PlanPreview> PreviewAsync(ChangePlan plan, CancellationToken cancellationToken)
    {
        var started = host.Time.GetTimestamp();
        var preview = await previewer.PreviewAsync(plan, cancellationToken);
        host.Metrics.Previewed(cluster, host.Time.GetElapsedTime(started));
        return preview;
    }

    public ImpactForecast Forecast(PlanPreview preview)
    {
        // Read once: words and picture that tell of two states would contradict each other.
        var now = feed.Current;
        var planned = PlannedObjects.Of(now.Mesh.Resources, preview);
        var change = PlannedWorld.After(now, planned);
        var impact = ImpactAnalysis.Of(now, change);
        return new(impact, ImpactPictures.Of(now, planned, change, impact));
    }

    public async Task<Guid> StartAsync(PlanPreview preview, ApplyOptions options, CancellationToken cancellationToken)
    {
        runs.ThrowIfStopping();
        var name = await actor.NameAsync(cancellationToken);
        var waiting = new StepRun(StepState.Waiting);
        var run = new ChangeRun(new PlanRun(Guid.CreateVersion7(host.Time.GetUtcNow()), cluster, name, host.Time.GetUtcNow(), null, preview, RunState.Running, [.. preview.Steps.Select(_ => waiting)]));
        var refusal = Refuse(preview, options);
        if (refusal is not null)
        {
            run.Become(Refused(run.State, refusal.Value));
        }

        // Nobody may leave half-way through this: from here on the run is in the history or it is not.
        if (await host.Journal.BeginAsync(run.State, options, CancellationToken.None) is { } unwritten && refusal is null)
        {
            refusal = (0, unwritten);
            run.Become(Refused(run.State, refusal.Value));
        }

        if (refusal is null)
        {
            ChangeLog.RunStarted(host.Logger, name, preview.Plan.Title, cluster, preview.Steps.Count, run.State.Id, preview.Digest, options.ForceConflicts);
        }
        else
        {
            ChangeLog.RunRefused(host.Logger, name, preview.Plan.Title, cluster, run.State.Id, refusal.Value.Problem.Message);
        }

        runs.Start(run, stopping => refusal is null ? RunAsync(run, options, stopping) : Task.CompletedTask);
        return run.State.Id;
    }

    public async IAsyncEnumerable<PlanRun> FollowAsync(Guid runId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (runs.Find(runId) is { } run)
        {
            await foreach (var state in run.FollowAsync(cancellationToken))
            {
                yield return state;
            }
        }
        else
        {
            // It ended long ago, or another replica has it: then the history says how far it is.
            PlanRun? told = null;
            while (await host.History.ReadAsync(runId, cancellationToken) is { } entry)
            {
                if (PastRun.Of(entry) is var state && state != told)
                {
                    yield return told = state;
                }

                if (entry.State != RunState.Running)
                {
                    yield break;
                }

                await Task.Delay(OthersPause, host.Time, cancellationToken);
            }
        }
    }

    private async Task RunAsync(ChangeRun run, ApplyOptions options, CancellationToken stopping)
    {
        // The cluster stays watched while the run needs it, whoever leaves.
        using var held = host.Hold(cluster);
        await runner.RunAsync(run, options, stopping);
    }

    private (int Step, StepProblem Problem)? Refuse(PlanPreview preview, ApplyOptions options)
    {
        if (IsReadOnly)
        {
            return (0, new StepProblem(StepProblemKind.ReadOnly, "This dashboard is read-only (--read-only): nothing was changed."));
        }

        if (preview.Digest != PlanDigest.Of(preview.Plan, preview.Steps))
        {
            return (0, new StepProblem(StepProblemKind.ChangedSince, "This is not what was previewed. Preview again."));
        }

        for (var index = 0; index < preview.Steps.Count; index++)
        {
            if (preview.Steps[index].Problem is { } problem && !(problem.Kind == StepProblemKind.Conflict && options.ForceConflicts))
            {
                return (index, problem);
            }
        }

        return null;
    }

    private PlanRun Refused(PlanRun run, (int Step, StepProblem Problem) refusal)
    {
        var steps = run.Steps.Select((_, index) => index == refusal.Step ? new StepRun(StepState.Failed, refusal.Problem) : new StepRun(StepState.NotReached));
        return run with { State = RunState.Failed, EndedAt = host.Time.GetUtcNow(), Steps = steps.ToValueList() };
    }
}
