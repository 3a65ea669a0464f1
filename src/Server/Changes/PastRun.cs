using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Changes;

/// <summary>A run that this process knows from the history alone.</summary>
internal static class PastRun
{
    /// <summary>The run as the history has it; what was previewed is what was done.</summary>
    public static PlanRun Of(HistoryEntry entry)
    {
        var plan = new ChangePlan(entry.Title, new ChangeIntent.ApplyManifests([]), entry.Steps.Select(step => step.Step).ToValueList(), []);
        var previews = entry.Steps.Select(step => new StepPreview(step.Step, step.Run.Before, step.Run.After, "", "", step.Run.Problem, []));
        return new PlanRun(entry.Id, entry.Cluster, entry.Actor, entry.StartedAt, entry.EndedAt, new PlanPreview(plan, previews.ToValueList(), ""), entry.State, entry.Steps.Select(step => step.Run).ToValueList());
    }
}
