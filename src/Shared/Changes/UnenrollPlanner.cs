using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Plans taking enrollment labels off.</summary>
internal static class UnenrollPlanner
{
    /// <summary>Plans it.</summary>
    public static void Plan(PlanDraft draft, ChangeIntent.Unenroll intent)
    {
        draft.Title = intent.Targets.Count == 1 ? $"Un-enroll {EnrollPlanner.Describe(intent.Targets[0])}" : $"Un-enroll {intent.Targets.Count} objects";
        if (intent.Targets.Count == 0)
        {
            draft.Refuse("Targets", "Choose at least one enrolled object.");
        }

        foreach (var key in intent.Targets)
        {
            if (draft.Require(key, "Targets") is { } target)
            {
                PlanTarget(draft, target);
            }
        }
    }

    /// <summary>The patch that takes an object's enrollment off; null when it has none of the labels.</summary>
    public static PlanStep.Patch? Patch(MeshResource target) => new MetadataPatch(target)
        .Label(IstioNames.UseWaypoint, null)
        .Label(IstioNames.UseWaypointNamespace, null)
        .ToStep();

    private static void PlanTarget(PlanDraft draft, MeshResource target)
    {
        if (Patch(target) is { } patch)
        {
            draft.Step(patch);
            NoticeInherited(draft, target);
        }
        else if (draft.Mesh.Bindings.Of(target.Key)?.DecidedBy is { Kind: ResourceKind.Namespace } decider)
        {
            draft.Refuse("Targets", $"{EnrollPlanner.Describe(target.Key)} carries no label itself; it inherits the waypoint of namespace {decider.Name}. Opt it out with use-waypoint: none, or un-enroll the namespace.");
        }
        else
        {
            draft.Refuse("Targets", $"{EnrollPlanner.Describe(target.Key)} is not enrolled.");
        }
    }

    private static void NoticeInherited(PlanDraft draft, MeshResource target)
    {
        if (target.Kind != ResourceKind.Namespace
            && draft.Mesh.Resources.FindNamespace(target.Namespace) is { } home
            && WaypointCarriers.NamedBy(home, IstioNames.UseWaypoint, IstioNames.UseWaypointNamespace) is { } inherited)
        {
            draft.Notice(
                Severity.Info,
                target.Key,
                $"Without its own label {EnrollPlanner.Describe(target.Key)} inherits waypoint {inherited} from its namespace. To use none, opt it out.");
        }
    }
}
