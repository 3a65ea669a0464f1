using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Plans changes that are a single label.</summary>
internal static class LabelPlanner
{
    /// <summary>Plans whether ingress traffic goes through the waypoint.</summary>
    public static void PlanIngress(PlanDraft draft, ChangeIntent.SetIngressUseWaypoint intent)
    {
        draft.Title = intent.UseWaypoint switch
        {
            true => $"Let ingress traffic to {Names(intent.Targets)} go through the waypoint",
            false => $"Let ingress traffic to {Names(intent.Targets)} bypass the waypoint",
            null => $"Take {IstioNames.IngressUseWaypoint} off {Names(intent.Targets)}",
        };
        foreach (var key in intent.Targets)
        {
            if (key.Kind is not (ResourceKind.Namespace or ResourceKind.Service or ResourceKind.ServiceEntry))
            {
                draft.Refuse("Targets", $"{EnrollPlanner.Describe(key)}: istiod reads {IstioNames.IngressUseWaypoint} only on Services, ServiceEntries and Namespaces.");
            }
            else if (draft.Require(key, "Targets") is { } target)
            {
                var value = intent.UseWaypoint switch { true => "true", false => "false", null => null };
                draft.Step(new MetadataPatch(target).Label(IstioNames.IngressUseWaypoint, value).ToStep());
            }
        }
    }

    /// <summary>Plans putting namespaces or pods into ambient.</summary>
    public static void PlanAmbient(PlanDraft draft, ChangeIntent.JoinAmbient intent)
    {
        draft.Title = $"Put {Names(intent.Targets)} into the ambient mesh";
        foreach (var key in intent.Targets)
        {
            if (key.Kind is not (ResourceKind.Namespace or ResourceKind.Pod))
            {
                draft.Refuse("Targets", $"{EnrollPlanner.Describe(key)}: {IstioNames.DataplaneMode} is read only on Namespaces and Pods.");
            }
            else if (draft.Require(key, "Targets") is { } target)
            {
                NoticeInjection(draft, target);
                draft.Step(new MetadataPatch(target).Label(IstioNames.DataplaneMode, IstioNames.Ambient).ToStep());
            }
        }
    }

    private static void NoticeInjection(PlanDraft draft, MeshResource target)
    {
        if (target is NamespaceResource && target.Labels["istio-injection"] == "enabled")
        {
            draft.Notice(Severity.Warning, target.Key, $"Namespace {target.Name} injects sidecars (istio-injection=enabled): pods with a sidecar are never captured by ztunnel.");
        }
    }

    private static string Names(ValueList<ObjectKey> targets) =>
        targets.Count == 1 ? EnrollPlanner.Describe(targets[0]) : $"{targets.Count} objects";
}
