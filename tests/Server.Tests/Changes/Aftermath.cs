using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Changes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>What is to be true after a run, however it ended: of the cluster, of the history, of the page, and of the way back.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="before">Every object just before the run, whatever others did until then included.</param>
/// <param name="operating">Who applied.</param>
/// <param name="run">How it ended.</param>
internal sealed class Aftermath(ClusterText cluster, SortedDictionary<string, string> before, Operating operating, PlanRun run)
{
    /// <summary>How it ended.</summary>
    public PlanRun Run => run;

    /// <summary>Whether objects are exactly as the steps that are done promised, and all others as they were, to the last byte.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task NothingBeyondThePreviewAsync(CancellationToken cancellationToken)
    {
        var promised = new Dictionary<string, StepPreview>(StringComparer.Ordinal);
        for (var index = 0; index < run.Steps.Count; index++)
        {
            if (run.Steps[index].State == StepState.Done && run.Preview.Steps[index] is { Step: not PlanStep.WaitForProgrammed } done)
            {
                promised[Name(done.Step.Target)] = done;
            }
        }

        var after = await cluster.AllAsync(cancellationToken);
        foreach (var name in before.Keys.Union(after.Keys))
        {
            if (!promised.TryGetValue(name, out var step))
            {
                after.GetValueOrDefault(name).ShouldBe(before.GetValueOrDefault(name), $"{name} is in no step that was done");
            }
            else if (step.AfterJson.Length == 0)
            {
                after.ShouldNotContainKey(name);
            }
            else
            {
                ObjectContent.DifferencesOfNew(Operating.Parse(step.AfterJson), Operating.Parse(after[name])).ShouldBeEmpty($"{name} is as previewed");
            }
        }
    }

    /// <summary>Whether the history has the run as it ended: every step, its outcome, and what was not done.</summary>
    public async Task TheHistoryIsTrueAsync(RunState state, IReadOnlyList<StepState> steps, CancellationToken cancellationToken)
    {
        run.Steps.Select(step => step.State).ShouldBe(steps, string.Join(' ', run.Steps.Select(step => step.Problem?.Message)));
        run.State.ShouldBe(state);
        var entry = (await operating.History.ReadAsync(run.Id, cancellationToken)).ShouldNotBeNull();
        entry.State.ShouldBe(state);
        entry.EndedAt.ShouldBe(run.EndedAt);
        entry.Steps.Select(step => step.Step).ShouldBe(run.Preview.Steps.Select(step => step.Step));
        entry.Steps.Select(step => step.Run.State).ShouldBe(steps);
        entry.Steps.Select(step => step.Run.Problem).ShouldBe(run.Steps.Select(step => step.Problem));
        entry.Steps.Select(step => step.Run.After).ShouldBe(run.Steps.Select(step => step.After));
        entry.Steps.Where(step => step.Run.State == StepState.NotReached).ShouldAllBe(step => step.Run.After.Length == 0);
    }

    /// <summary>Whether the page says it.</summary>
    public async Task ThePageSaysAsync(params string[] words)
    {
        var said = await RunText.OfAsync(run);
        said.ShouldNotContain("Trying again", customMessage: "a plan tries nothing again");
        words.ShouldAllBe(word => said.Contains(word, StringComparison.Ordinal), said);
    }

    /// <summary>Whether the way back touches what was done, in reverse order, and leaves everything as it was.</summary>
    public async Task TheWayBackIsAsync(IReadOnlyList<ObjectKey> targets, CancellationToken cancellationToken)
    {
        ChangePlan? undo = null;
        await Deadline.UntilAsync(
            async () => (undo = (await operating.History.PlanUndoAsync(run.Id, operating.Mesh, cancellationToken) as PlanResult.Planned)?.Plan)?.Steps.Select(step => step.Target).SequenceEqual(targets) == true,
            Operating.Patience,
            () => $"The way back leads by {string.Join(", ", undo?.Steps.Select(step => step.Target) ?? [])}.",
            cancellationToken);
        if (targets.Count == 0)
        {
            return;
        }

        var back = await operating.ApplyAsync(await operating.Changes.PreviewAsync(undo!, cancellationToken), cancellationToken, new ApplyOptions(Undoes: run.Id));

        back.State.ShouldBe(RunState.Succeeded, string.Join(' ', back.Steps.Select(step => step.Problem?.Message)));
        var after = await cluster.AllAsync(cancellationToken);
        after.Keys.ShouldBe(before.Keys);
        before.Keys.ShouldAllBe(name => ObjectContent.Differences(Operating.Parse(before[name]), Operating.Parse(after[name])).Count == 0);
    }

    private static string Name(ObjectKey key) => $"{key.Kind} {key.Namespace}/{key.Name}";
}
