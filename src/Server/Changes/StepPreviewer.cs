using System.Text.Json.Nodes;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Changes;

/// <summary>Finds out what one step will do. Changes nothing.</summary>
internal sealed class StepPreviewer(ObjectClient objects, IAccessReviewer access)
{
    /// <summary>Previews a step by itself: the object as it is, the server's dry run, and whether RBAC lets it.</summary>
    public async Task<StepPreview> PreviewAsync(PlanStep step, CancellationToken cancellationToken)
    {
        LiveObject? live;
        try
        {
            live = await objects.ReadAsync(step.Target, cancellationToken);
        }
        catch (Exception failure) when (WatchFailure.IsTransient(failure, cancellationToken))
        {
            return Blocked(step, null, StepFailure.Of(failure, step, "get", objects.Server));
        }

        if (live is null && step is not PlanStep.Apply)
        {
            return Blocked(step, null, new StepProblem(StepProblemKind.NotFound, $"There is no {step.Target.Kind} {step.Target.QualifiedName} in the cluster (any more)."));
        }

        if (step is PlanStep.WaitForProgrammed)
        {
            return Preview(step, live, live, null, []) with { AfterJson = "" };
        }

        // The server asks the same rules about a dry run as about the step itself: what it rehearses, the operator may do.
        return await DryRunAsync(step, live, cancellationToken);
    }

    /// <summary>Previews a step that builds on earlier steps of the plan.</summary>
    /// <param name="step">The step.</param>
    /// <param name="alone">What it would do by itself.</param>
    /// <param name="basis">The object as the earlier steps leave it; null when it will not be there.</param>
    public static StepPreview OnTopOf(PlanStep step, StepPreview alone, LiveObject? basis)
    {
        if (alone.Problem is { Kind: not (StepProblemKind.NotFound or StepProblemKind.Rejected or StepProblemKind.Conflict) })
        {
            return alone; // Forbidden and unreachable stay so, whatever comes before.
        }

        if (basis is null && step is not PlanStep.Apply)
        {
            return Blocked(step, null, new StepProblem(StepProblemKind.NotFound, $"{step.Target.Kind} {step.Target.QualifiedName} will not be there: an earlier step of this plan removes it."));
        }

        var after = step switch
        {
            PlanStep.Apply apply => LocalPatch.Merge(basis?.Json ?? [], (JsonObject)JsonNode.Parse(apply.Manifest)!),
            PlanStep.Patch patch => LocalPatch.Merge(basis!.Json, (JsonObject)JsonNode.Parse(patch.MergePatch)!),
            PlanStep.EditList edit => LocalPatch.Edit(basis!.Json, (JsonArray)JsonNode.Parse(edit.Operations)!),
            PlanStep.WaitForProgrammed => basis!.Json,
            _ => null,
        };
        if (after is null && step is PlanStep.EditList)
        {
            return Blocked(step, basis, new StepProblem(StepProblemKind.Rejected, $"The list in {step.Target.Kind} {step.Target.QualifiedName} will not be as this step expects it."));
        }

        var preview = Preview(step, basis, after is null ? null : new LiveObject(after), null, alone.Managers);
        return preview with { ResourceVersion = alone.ResourceVersion, AfterJson = step is PlanStep.WaitForProgrammed ? "" : preview.AfterJson };
    }

    private async Task<StepPreview> DryRunAsync(PlanStep step, LiveObject? live, CancellationToken cancellationToken)
    {
        try
        {
            return Answered(step, live, await objects.SendAsync(step, live, force: false, dryRun: true, cancellationToken), null);
        }
        catch (Exception failure) when (WatchFailure.IsTransient(failure, cancellationToken))
        {
            var problem = StepFailure.Of(failure, step, step is PlanStep.Delete ? "delete" : "patch", objects.Server);
            return problem.Kind switch
            {
                StepProblemKind.Forbidden => Blocked(step, live, await access.DenialOfAsync(step, live is not null, cancellationToken) is { MissingRule.Length: > 0 } denied ? problem with { MissingRule = denied.MissingRule } : problem),
                StepProblemKind.Conflict => await ForcedAsync(step, live, problem, cancellationToken),
                _ => Blocked(step, live, problem),
            };
        }
    }

    // What forcing would do is shown beside the conflict: an operator who forces has seen what they will get.
    private async Task<StepPreview> ForcedAsync(PlanStep step, LiveObject? live, StepProblem conflict, CancellationToken cancellationToken)
    {
        try
        {
            return Answered(step, live, await objects.SendAsync(step, live, force: true, dryRun: true, cancellationToken), conflict);
        }
        catch (Exception failure) when (WatchFailure.IsTransient(failure, cancellationToken))
        {
            return Blocked(step, live, StepFailure.Of(failure, step, "patch", objects.Server));
        }
    }

    private static StepPreview Answered(PlanStep step, LiveObject? live, LiveObject answer, StepProblem? problem)
    {
        var after = step is PlanStep.Delete ? null : answer;
        IReadOnlyList<JsonDifference> differences = live is null || after is null ? [] : ObjectContent.Differences(live.Json, after.Json);
        return Preview(step, live, after, problem, live is null ? [] : [.. ObjectManagers.Describe(live.Json, differences)]);
    }

    private static StepPreview Blocked(PlanStep step, LiveObject? live, StepProblem problem) =>
        Preview(step, live, live, problem, live is null ? [] : [.. ObjectManagers.Describe(live.Json, [])]) with { AfterJson = "" };

    private static StepPreview Preview(PlanStep step, LiveObject? before, LiveObject? after, StepProblem? problem, ValueList<string> managers) => new(
        step,
        before?.Yaml ?? "",
        (before is null ? after?.YamlOfNew : after?.Yaml) ?? "",
        after?.Json.ToJsonString() ?? "",
        before?.ResourceVersion ?? "",
        problem,
        managers,
        before?.Json.ToJsonString() ?? "");
}
