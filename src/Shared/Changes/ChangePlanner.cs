using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Turns an intent into a plan. Never writes, never asks the cluster: the snapshot is all it knows.</summary>
public static class ChangePlanner
{
    /// <summary>Plans an intent.</summary>
    /// <returns>A plan, with no steps when everything is as wanted, or all reasons why there is none.</returns>
    public static PlanResult Plan(LiveMesh mesh, ChangeIntent intent)
    {
        var draft = new PlanDraft(mesh.Mesh, intent);
        switch (intent)
        {
            case ChangeIntent.DeployWaypoint deploy: DeployWaypointPlanner.Plan(draft, deploy); break;
            case ChangeIntent.Enroll enroll: EnrollPlanner.Plan(draft, enroll); break;
            case ChangeIntent.RetargetAll retarget: RetargetPlanner.Plan(draft, retarget); break;
            case ChangeIntent.Unenroll unenroll: UnenrollPlanner.Plan(draft, unenroll); break;
            case ChangeIntent.OptOut optOut: OptOutPlanner.Plan(draft, optOut); break;
            case ChangeIntent.DeleteWaypoints delete: DeleteWaypointsPlanner.Plan(draft, delete); break;
            case ChangeIntent.SetAllowedNamespaces allowed: GatewayPlanner.PlanAllowedNamespaces(draft, allowed); break;
            case ChangeIntent.SetTrafficType type: GatewayPlanner.PlanTrafficType(draft, type); break;
            case ChangeIntent.SetWaypointListener listener: GatewayPlanner.PlanListener(draft, listener); break;
            case ChangeIntent.SetIngressUseWaypoint ingress: LabelPlanner.PlanIngress(draft, ingress); break;
            case ChangeIntent.JoinAmbient ambient: LabelPlanner.PlanAmbient(draft, ambient); break;
            case ChangeIntent.SetCanary canary: CanaryPlanner.Plan(draft, canary); break;
            case ChangeIntent.EditMetadata edit: ObjectPlanner.PlanMetadata(draft, edit); break;
            case ChangeIntent.PatchObject patch: ObjectPlanner.PlanPatch(draft, patch); break;
            case ChangeIntent.DeleteObject delete: ObjectPlanner.PlanDelete(draft, delete); break;
            case ChangeIntent.ApplyManifests manifests: ManifestPlanner.Plan(draft, manifests); break;
            default: throw new ArgumentOutOfRangeException(nameof(intent), intent.GetType().Name, "No planner for this intent.");
        }

        return draft.ToResult();
    }
}
