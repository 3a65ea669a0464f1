using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Policies;

/// <summary>Whether a policy attaches to a proxy (pilot/pkg/model/policyattachment.go, ShouldAttachPolicy).</summary>
public static class PolicyAttachment
{
    /// <summary>Answers for one policy and one proxy.</summary>
    /// <param name="workload">The proxy.</param>
    /// <param name="policyNamespace">The policy's namespace.</param>
    /// <param name="selector">Its selector; null when it has none.</param>
    /// <param name="targetRefs">Its targetRefs.</param>
    /// <param name="selectorsReachGateways">istiod's setting ENABLE_SELECTOR_BASED_K8S_GATEWAY_POLICY, on by default.</param>
    public static bool Attaches(
        WorkloadMatch workload,
        string policyNamespace,
        LabelSet? selector,
        ValueList<TargetReference> targetRefs,
        bool selectorsReachGateways = true)
    {
        var gatewayName = workload.Labels[IstioNames.GatewayName];
        if (gatewayName is null)
        {
            // Not a gateway: a policy with targetRefs is not meant for it.
            return targetRefs.Count == 0 && IsSelected(workload, policyNamespace, selector);
        }
        if (targetRefs.Count == 0)
        {
            // Waypoints never take selectors; other gateways only by the setting.
            return !workload.IsWaypoint && selectorsReachGateways && IsSelected(workload, policyNamespace, selector);
        }
        return targetRefs.Any(reference => Targets(reference, workload, policyNamespace, gatewayName));
    }

    private static bool IsSelected(WorkloadMatch workload, string policyNamespace, LabelSet? selector) =>
        (policyNamespace == workload.Namespace || policyNamespace == workload.RootNamespace)
        && (selector is null || workload.Labels.ContainsAll(selector));

    private static bool Targets(TargetReference reference, WorkloadMatch workload, string policyNamespace, string gatewayName)
    {
        if (reference.IsService || reference.IsServiceEntry)
        {
            var kind = reference.IsService ? ResourceKind.Service : ResourceKind.ServiceEntry;
            var target = new ObjectKey(kind, reference.Namespace ?? policyNamespace, reference.Name);
            return workload.IsWaypoint && target.Namespace == policyNamespace && workload.Services.Contains(target);
        }
        if (reference.IsGatewayClass)
        {
            return workload.IsWaypoint && policyNamespace == workload.RootNamespace && reference.Name == IstioNames.WaypointClass;
        }
        return reference.IsGateway
            && reference.Name == gatewayName
            && policyNamespace == workload.Namespace
            && (reference.Namespace is not { Length: > 0 } named || named == workload.Namespace);
    }
}
