using System.Globalization;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Plans giving objects a canary waypoint, changing its weight, or taking it off.</summary>
internal static class CanaryPlanner
{
    private const int MaxWeight = 100;

    /// <summary>Plans it.</summary>
    public static void Plan(PlanDraft draft, ChangeIntent.SetCanary intent)
    {
        draft.Title = intent.Canary is { } named ? $"Send {intent.Weight} % of the connections to canary {named}" : "Take the canary waypoint off";
        if (intent.Targets.Count == 0)
        {
            draft.Refuse("Targets", "Choose at least one namespace, service or service entry.");
        }

        if (intent.Weight is < 0 or > MaxWeight)
        {
            draft.Refuse(nameof(intent.Weight), $"The weight is a whole number from 0 to {MaxWeight}.");
        }

        var waypoint = intent.Canary is { } reference ? draft.RequireWaypoint(reference, nameof(intent.Canary)) : null;
        if (waypoint is { IsUsable: false })
        {
            draft.Step(new PlanStep.WaitForProgrammed(waypoint.Reference.Key));
        }

        foreach (var key in intent.Targets)
        {
            if (key.Kind is not (ResourceKind.Namespace or ResourceKind.Service or ResourceKind.ServiceEntry))
            {
                draft.Refuse("Targets", $"{EnrollPlanner.Describe(key)} cannot have a canary: istiod reads it only on Namespaces, Services and ServiceEntries.");
            }
            else if (draft.Require(key, "Targets") is { } target)
            {
                PlanTarget(draft, target, intent, waypoint);
            }
        }
    }

    /// <summary>The patch that takes the canary off; null when there is none.</summary>
    public static PlanStep.Patch? RemovalPatch(MeshResource target) => new MetadataPatch(target)
        .Label(IstioNames.UseWaypointCanary, null)
        .Label(IstioNames.UseWaypointCanaryNamespace, null)
        .Annotation(IstioNames.UseWaypointCanaryWeight, null)
        .ToStep();

    private static void PlanTarget(PlanDraft draft, MeshResource target, ChangeIntent.SetCanary intent, Waypoint? waypoint)
    {
        if (intent.Canary is not { } canary)
        {
            draft.Step(RemovalPatch(target));
            return;
        }

        if (waypoint is null)
        {
            return;
        }

        if (WaypointAcceptance.ProblemFor(waypoint, target.Key, draft.Mesh.Resources) is { } problem)
        {
            draft.Refuse("Targets", problem);
            return;
        }

        NoticePrimary(draft, target, canary);

        // istiod reads a missing canary namespace as the consumer's own (ambient/waypoints.go, ResolveUseWaypointCanary).
        draft.Step(new MetadataPatch(target)
            .Label(IstioNames.UseWaypointCanary, canary.Name)
            .Label(IstioNames.UseWaypointCanaryNamespace, canary.Namespace == EnrollmentTarget.HomeOf(target.Key) ? null : canary.Namespace)
            .Annotation(IstioNames.UseWaypointCanaryWeight, intent.Weight.ToString(CultureInfo.InvariantCulture))
            .ToStep());
    }

    private static void NoticePrimary(PlanDraft draft, MeshResource target, WaypointRef canary)
    {
        if (target.Kind == ResourceKind.Namespace)
        {
            return;
        }

        if (draft.Mesh.Bindings.Of(target.Key) is not WaypointBinding.Bound bound)
        {
            draft.Notice(Severity.Warning, target.Key, $"{EnrollPlanner.Describe(target.Key)} is bound to no waypoint: a canary counts only beside a primary.");
        }
        else if (bound.Waypoint == canary)
        {
            draft.Refuse("Canary", $"{EnrollPlanner.Describe(target.Key)} has {canary} as its primary: the canary must be another waypoint (CanarySameAsPrimary).");
        }
    }
}
