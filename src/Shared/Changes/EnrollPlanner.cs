using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Plans an enrollment: labels are set only where the waypoint would accept the object, and only once it is programmed.</summary>
internal static class EnrollPlanner
{
    /// <summary>Plans it.</summary>
    public static void Plan(PlanDraft draft, ChangeIntent.Enroll intent)
    {
        if (intent.Waypoint is not { } waypoint)
        {
            draft.Refuse("Waypoint", "Choose a waypoint. Where none would accept the objects, deploy one first, or let their namespace in.");
            return;
        }

        draft.Title = intent.Targets.Count == 1
            ? $"Enroll {Describe(intent.Targets[0])} in {waypoint}"
            : $"Enroll {intent.Targets.Count} objects in {waypoint}";
        Plan(draft, intent.Targets, waypoint, intent.EnableAmbient);
    }

    /// <summary>Plans the enrollment of objects, whatever they use now.</summary>
    public static void Plan(PlanDraft draft, ValueList<ObjectKey> targets, WaypointRef reference, bool enableAmbient)
    {
        if (targets.Count == 0)
        {
            draft.Refuse("Targets", "Choose at least one namespace, service, service entry, pod or workload entry.");
        }

        var waypoint = draft.RequireWaypoint(reference, "Waypoint");
        if (waypoint is { IsUsable: false })
        {
            draft.Notice(Severity.Warning, reference.Key, $"Waypoint {reference} is not ready: the labels are set only when it is programmed.");
            draft.Step(new PlanStep.WaitForProgrammed(reference.Key));
        }

        foreach (var key in targets)
        {
            if (!EnrollmentTarget.IsEnrollable(key.Kind))
            {
                draft.Refuse("Targets", $"{Describe(key)} cannot be enrolled: istiod reads the label only on Namespaces, Services, ServiceEntries, Pods and WorkloadEntries.");
            }
            else if (draft.Require(key, "Targets") is { } target && waypoint is not null)
            {
                PlanTarget(draft, target, waypoint, enableAmbient);
            }
        }
    }

    /// <summary>The patch that enrolls an object; null when it is so already.</summary>
    public static PlanStep.Patch? Patch(MeshResource target, WaypointRef waypoint, bool enableAmbient)
    {
        var patch = new MetadataPatch(target)
            .Label(IstioNames.UseWaypoint, waypoint.Name)
            .Label(IstioNames.UseWaypointNamespace, waypoint.Namespace == EnrollmentTarget.HomeOf(target.Key) ? null : waypoint.Namespace);
        if (enableAmbient && target.Kind is ResourceKind.Namespace or ResourceKind.Pod)
        {
            patch.Label(IstioNames.DataplaneMode, IstioNames.Ambient);
        }

        return patch.ToStep();
    }

    /// <summary>Says so when a namespace is not in ambient: clients there have no ztunnel that would send them to a waypoint.</summary>
    public static void NoticeCapture(PlanDraft draft, MeshResource target)
    {
        if (target.Kind == ResourceKind.Namespace && target.Labels[IstioNames.DataplaneMode] != IstioNames.Ambient)
        {
            draft.Notice(
                Severity.Warning,
                target.Key,
                $"Namespace {target.Name} is not in ambient ({IstioNames.DataplaneMode} is {target.Labels[IstioNames.DataplaneMode] ?? "not set"}): its pods are not captured, so as clients they bypass every waypoint.");
        }
    }

    /// <summary>Says so when members of a namespace get nothing from a waypoint of this traffic type.</summary>
    public static void NoticeTrafficType(PlanDraft draft, MeshResource target, WaypointRef waypoint, TrafficType type)
    {
        if (target.Kind == ResourceKind.Namespace && type is not (TrafficType.Service or TrafficType.All))
        {
            draft.Notice(
                Severity.Warning,
                target.Key,
                $"Waypoint {waypoint} takes {WaypointManifest.LabelOf(type)} traffic: the services of {target.Name} get no waypoint, and istiod marks them UnsupportedTrafficType.");
        }
    }

    /// <summary>An object in an operator's words.</summary>
    internal static string Describe(ObjectKey key) => $"{key.Kind} {key.QualifiedName}";

    private static void PlanTarget(PlanDraft draft, MeshResource target, Waypoint waypoint, bool enableAmbient)
    {
        if (WaypointAcceptance.ProblemFor(waypoint, target.Key, draft.Mesh.Resources) is { } problem)
        {
            draft.Refuse("Targets", problem);
            return;
        }

        if (!enableAmbient)
        {
            NoticeCapture(draft, target);
        }

        NoticeTrafficType(draft, target, waypoint.Reference, waypoint.TrafficType);
        if (target is PodResource { Metadata.Owner: { } owner })
        {
            draft.Notice(
                Severity.Warning,
                target.Key,
                $"Pod {target.Key.QualifiedName} belongs to {owner.Kind} {owner.Name}: its next rollout loses this label. To make it last, put the label into the pod template of the Deployment.");
        }

        if (target is ServiceResource { IsHeadless: true })
        {
            draft.Notice(
                Severity.Warning,
                target.Key,
                $"Service {target.Key.QualifiedName} is headless: clients address its pods, so a service's waypoint is never traversed. Enroll the pods in a workload waypoint instead.");
        }

        draft.Step(Patch(target, waypoint.Reference, enableAmbient));
    }
}
