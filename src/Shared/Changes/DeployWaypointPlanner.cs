using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Plans a deployment: the Gateway first; the namespace is labelled only when the waypoint is programmed.</summary>
internal static class DeployWaypointPlanner
{
    /// <summary>Plans it.</summary>
    public static void Plan(PlanDraft draft, ChangeIntent.DeployWaypoint intent)
    {
        var reference = intent.Waypoint;
        draft.Title = intent.EnrollNamespace
            ? $"Deploy waypoint {reference} and enroll namespace {reference.Namespace}"
            : $"Deploy waypoint {reference}";
        CheckName(draft, reference);
        CheckFields(draft, intent);
        var home = draft.Require(ObjectKey.ForNamespace(reference.Namespace), "Waypoint.Namespace");
        if (draft.IsRefused || home is null)
        {
            return;
        }

        NoticeRevision(draft, intent);
        NoticeParameters(draft, intent);
        if (intent.Size is { } size)
        {
            var shape = new ObjectKey(ResourceKind.ConfigMap, reference.Namespace, WaypointSizeManifest.NameFor(intent));
            draft.Step(new PlanStep.Apply(shape, WaypointSizeManifest.Write(shape, size)));
            intent = intent with { Parameters = shape.Name };
        }

        draft.Step(new PlanStep.Apply(reference.Key, WaypointManifest.Write(intent)));
        draft.Step(new PlanStep.WaitForProgrammed(reference.Key));
        if (intent.EnrollNamespace)
        {
            NoticeEnrollment(draft, home, intent);
            draft.Step(EnrollPlanner.Patch(home, reference, enableAmbient: false));
        }
    }

    private static void CheckName(PlanDraft draft, WaypointRef reference)
    {
        const string Field = "Waypoint.Name";
        if (reference.Name == IstioNames.None)
        {
            draft.Refuse(Field, "A waypoint cannot be called \"none\": as the value of istio.io/use-waypoint that opts out.");
            return;
        }

        if (KubernetesName.ProblemAsServiceName(reference.Name) is { } problem)
        {
            draft.Refuse(Field, problem);
            return;
        }

        // istiod does not adopt an object of the Gateway's name that it does not manage: the waypoint would half-deploy, silently
        // (pilot/pkg/config/kube/gatewaycommon/deploymentcontroller.go, canManage).
        foreach (var kind in (ReadOnlySpan<ResourceKind>)[ResourceKind.Service, ResourceKind.Deployment, ResourceKind.ServiceAccount])
        {
            if (draft.Mesh.Resources.Find(new(kind, reference.Namespace, reference.Name)) is { } taken && !taken.Labels.Has(IstioNames.Managed))
            {
                draft.Refuse(Field, $"{kind} {reference} exists and istiod does not manage it: it would leave it alone and the waypoint would stay half-deployed. Choose another name.");
            }
        }
    }

    private static void CheckFields(PlanDraft draft, ChangeIntent.DeployWaypoint intent)
    {
        if (intent.ClassName is not (IstioNames.WaypointClass or IstioNames.AgentgatewayWaypointClass)
            && draft.Mesh.Resources.Find<GatewayClassResource>(ResourceKind.GatewayClass, "", intent.ClassName)?.ControllerName
                is not (IstioNames.WaypointController or IstioNames.AgentgatewayWaypointController))
        {
            draft.Refuse(nameof(intent.ClassName), $"Class \"{intent.ClassName}\" makes no waypoint. Write {IstioNames.WaypointClass}, or a class of its controller {IstioNames.WaypointController}.");
        }

        if (draft.Mesh.Resources.Find(intent.Waypoint.Key) is GatewayResource existing && existing.ClassName != intent.ClassName)
        {
            draft.Refuse("Waypoint.Name", $"Gateway {intent.Waypoint} exists and is of class {existing.ClassName}. Choose another name, or delete that Gateway first.");
        }

        if (intent.TrafficType is TrafficType.Unknown)
        {
            draft.Refuse(nameof(intent.TrafficType), "Choose service, workload, all or none, or leave the traffic type unset.");
        }

        if (KubernetesName.ProblemAsLabelValue(intent.Revision ?? "") is { } problem)
        {
            draft.Refuse(nameof(intent.Revision), problem);
        }

        if (intent.Parameters is { Length: > 0 } parameters && KubernetesName.ProblemAsObjectName(parameters) is { } unnamed)
        {
            draft.Refuse(nameof(intent.Parameters), unnamed);
        }

        foreach (var wrongSize in intent.Size?.Problems ?? [])
        {
            draft.Refuse(wrongSize.Field, wrongSize.Message);
        }

        if (intent.Allowed is AllowedNamespaces.Matching { Selector: var selector } && LabelSelectorProblem.Of(selector) is { } wrong)
        {
            draft.Refuse(nameof(intent.Allowed), wrong);
        }
    }

    private static void NoticeRevision(PlanDraft draft, ChangeIntent.DeployWaypoint intent)
    {
        var revisions = ControlPlane.Revisions(draft.Mesh.Resources);
        if (intent.Revision is { Length: > 0 } revision && revisions.Count > 0 && !revisions.Contains(revision))
        {
            draft.Notice(
                Severity.Warning,
                intent.Waypoint.Key,
                $"No istiod of revision {revision} is visible (found: {string.Join(", ", revisions)}). Unless {revision} is a revision tag, nobody will deploy this waypoint.");
        }
    }

    // The dashboard does not read ConfigMaps; what istiod does without one is known.
    private static void NoticeParameters(PlanDraft draft, ChangeIntent.DeployWaypoint intent)
    {
        if (intent.Size is not null)
        {
            draft.Notice(
                Severity.Info,
                intent.Waypoint.Key,
                $"ConfigMap {intent.Waypoint.Namespace}/{WaypointSizeManifest.NameFor(intent)} is written first, with the size that istiod lays over what it deploys. It stays when the waypoint is deleted.");
        }
        else if (intent.Parameters is { Length: > 0 } parameters)
        {
            draft.Notice(
                Severity.Info,
                intent.Waypoint.Key,
                $"istiod shapes the waypoint by ConfigMap {intent.Waypoint.Namespace}/{parameters}. Where that is not there it deploys nothing: the Gateway is not accepted (InvalidParameters), and the plan stops at the wait.");
        }
    }

    private static void NoticeEnrollment(PlanDraft draft, MeshResource home, ChangeIntent.DeployWaypoint intent)
    {
        if (home.Labels[IstioNames.UseWaypoint] is { } current && current != intent.Waypoint.Name)
        {
            draft.Notice(Severity.Warning, home.Key, $"Namespace {home.Name} uses waypoint \"{current}\" now; it will be moved to {intent.Waypoint}.");
        }

        EnrollPlanner.NoticeCapture(draft, home);
        EnrollPlanner.NoticeTrafficType(draft, home, intent.Waypoint, intent.TrafficType ?? TrafficType.Service);
    }
}
