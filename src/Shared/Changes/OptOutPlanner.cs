using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Plans opting objects out with <c>use-waypoint: none</c>.</summary>
internal static class OptOutPlanner
{
    /// <summary>Plans it.</summary>
    public static void Plan(PlanDraft draft, ChangeIntent.OptOut intent)
    {
        draft.Title = intent.Targets.Count == 1 ? $"Opt {EnrollPlanner.Describe(intent.Targets[0])} out of waypoints" : $"Opt {intent.Targets.Count} objects out of waypoints";
        if (intent.Targets.Count == 0)
        {
            draft.Refuse("Targets", "Choose at least one object.");
        }

        foreach (var key in intent.Targets)
        {
            if (!EnrollmentTarget.IsEnrollable(key.Kind))
            {
                draft.Refuse("Targets", $"{EnrollPlanner.Describe(key)} cannot be opted out: istiod reads the label only on Namespaces, Services, ServiceEntries, Pods and WorkloadEntries.");
            }
            else if (draft.Require(key, "Targets") is { } target)
            {
                draft.Step(new MetadataPatch(target).Label(IstioNames.UseWaypoint, IstioNames.None).Label(IstioNames.UseWaypointNamespace, null).ToStep());
                if (target is PodResource { Metadata.Owner: { } owner })
                {
                    draft.Notice(Severity.Warning, key, $"Pod {key.QualifiedName} belongs to {owner.Kind} {owner.Name}: its next rollout loses this label.");
                }
            }
        }
    }
}
