using System.Text.Json.Nodes;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Changes;

/// <summary>Finds out what a plan will do: each step by itself, several at once, and then those that build on earlier ones in order.</summary>
internal sealed class PlanPreviewer(StepPreviewer steps)
{
    private const int AtOnce = 16;

    public async Task<PlanPreview> PreviewAsync(ChangePlan plan, CancellationToken cancellationToken)
    {
        var alone = new StepPreview[plan.Steps.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, alone.Length, options, async (index, token) => alone[index] = await steps.PreviewAsync(plan.Steps[index], token));

        var left = new Dictionary<ObjectKey, LiveObject?>();
        var previews = new List<StepPreview>(alone.Length);
        for (var index = 0; index < alone.Length; index++)
        {
            var preview = alone[index];
            var target = preview.Step.Target;
            if (PlanOrder.BuildsOnEarlier(plan, index) && (left.ContainsKey(target) || preview.Problem?.Kind == StepProblemKind.NotFound))
            {
                preview = StepPreviewer.OnTopOf(preview.Step, preview, left.TryGetValue(target, out var basis) ? basis : null);
            }

            if (preview.Problem is null && preview.Step is not PlanStep.WaitForProgrammed)
            {
                left[target] = preview.AfterJson.Length == 0 ? null : new LiveObject((JsonObject)JsonNode.Parse(preview.AfterJson)!);
            }

            previews.Add(preview);
        }

        return new PlanPreview(plan, [.. previews], PlanDigest.Of(plan, previews));
    }
}
