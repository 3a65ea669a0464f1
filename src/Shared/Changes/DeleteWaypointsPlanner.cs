using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Plans deleting waypoints: those who name them are un-enrolled first, unless told not to.</summary>
internal static class DeleteWaypointsPlanner
{
    /// <summary>Plans it.</summary>
    public static void Plan(PlanDraft draft, ChangeIntent.DeleteWaypoints intent)
    {
        draft.Title = intent.Waypoints.Count == 1 ? $"Delete waypoint {intent.Waypoints[0]}" : $"Delete {intent.Waypoints.Count} waypoints";
        if (intent.Waypoints.Count == 0)
        {
            draft.Refuse("Waypoints", "Choose at least one waypoint.");
        }

        var found = intent.Waypoints.Where(reference => IsDeletable(draft, reference)).ToList();
        foreach (var reference in found)
        {
            PlanConsumers(draft, reference, intent.UnenrollFirst);
        }

        foreach (var reference in found)
        {
            draft.Step(new PlanStep.Delete(reference.Key));
        }
    }

    private static bool IsDeletable(PlanDraft draft, WaypointRef reference)
    {
        if (draft.Require(reference.Key, "Waypoints") is not GatewayResource gateway)
        {
            return false;
        }

        if (Waypoint.Read(gateway, draft.Mesh.Resources).IsWaypointClass)
        {
            return true;
        }

        draft.Refuse("Waypoints", $"Gateway {reference} is of class {gateway.ClassName}, not a waypoint. This form deletes waypoints only.");
        return false;
    }

    private static void PlanConsumers(PlanDraft draft, WaypointRef reference, bool unenrollFirst)
    {
        var carriers = WaypointCarriers.Of(draft.Mesh, reference);
        var consumers = draft.Mesh.Bindings.BoundTo(reference).Count();
        if (consumers > 0)
        {
            draft.Notice(
                Severity.Warning,
                reference.Key,
                $"{consumers} {(consumers == 1 ? "service or workload is" : "services and workloads are")} bound to {reference}: afterwards their traffic goes direct, without L7 policies, routes and metrics.");
        }

        foreach (var carrier in carriers)
        {
            if (unenrollFirst)
            {
                draft.Step(UnenrollPlanner.Patch(carrier));
            }
            else
            {
                draft.Notice(Severity.Warning, carrier.Key, $"{EnrollPlanner.Describe(carrier.Key)} will go on naming {reference}, which no longer exists: istiod reports WaypointIsNotReady and traffic goes direct.");
            }
        }

        foreach (var carrier in WaypointCarriers.OfCanary(draft.Mesh, reference))
        {
            if (unenrollFirst)
            {
                draft.Step(CanaryPlanner.RemovalPatch(carrier));
            }
            else
            {
                draft.Notice(Severity.Info, carrier.Key, $"{EnrollPlanner.Describe(carrier.Key)} will go on naming {reference} as its canary; its primary takes everything.");
            }
        }
    }
}
