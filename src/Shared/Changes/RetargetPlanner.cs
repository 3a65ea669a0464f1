using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Plans moving everything that names one waypoint to another.</summary>
internal static class RetargetPlanner
{
    /// <summary>Plans it.</summary>
    public static void Plan(PlanDraft draft, ChangeIntent.RetargetAll intent)
    {
        draft.Title = $"Move everything from {intent.From} to {intent.To}";
        if (intent.From == intent.To)
        {
            draft.Refuse("To", $"Everything that names {intent.From} names it already. Choose another waypoint.");
            return;
        }

        var carriers = WaypointCarriers.Of(draft.Mesh, intent.From);
        if (carriers.Count == 0)
        {
            draft.Refuse("From", $"No object carries a label that names {intent.From}.");
            return;
        }

        EnrollPlanner.Plan(draft, carriers.Select(carrier => carrier.Key).ToValueList(), intent.To, enableAmbient: false);
        foreach (var carrier in WaypointCarriers.OfCanary(draft.Mesh, intent.From))
        {
            draft.Notice(Severity.Info, carrier.Key, $"{EnrollPlanner.Describe(carrier.Key)} names {intent.From} as its canary; that is left as it is.");
        }
    }
}
