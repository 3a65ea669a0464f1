using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Waypoints;

/// <summary>The condition <c>istio.io/WaypointBound</c> as istiod would write it (pilot/pkg/model/service.go, GetConditions).</summary>
public static class WaypointBoundCondition
{
    /// <summary>The reason of a binding that istiod accepts.</summary>
    public const string AcceptedReason = "WaypointAccepted";

    /// <summary>What istiod writes on an object; null when it writes nothing, as on Pods and on objects that ask for no waypoint.</summary>
    /// <param name="target">The Service, ServiceEntry or WorkloadEntry.</param>
    /// <param name="binding">Its binding.</param>
    /// <param name="resources">The objects around it.</param>
    public static StatusCondition? Expected(MeshResource target, WaypointBinding binding, ResourceIndex resources) => (target.Kind, binding) switch
    {
        (ResourceKind.Pod, _) => null,
        (_, WaypointBinding.Refused refused) => new(IstioNames.WaypointBound, "False", refused.Refusal.Reason.ToString(), refused.Refusal.Message),
        (ResourceKind.WorkloadEntry, WaypointBinding.Bound bound) => Accepted($"Successfully attached to waypoint {bound.Waypoint}"),
        (_, WaypointBinding.Bound bound) => Accepted(BoundMessage(bound, IngressUse.Read(target, resources.FindNamespace(target.Namespace)))),
        _ => null,
    };

    /// <summary>What istiod has written on an object; null when nothing is.</summary>
    public static StatusCondition? Written(MeshResource target)
    {
        var conditions = target switch
        {
            ServiceResource service => service.Conditions,
            ServiceEntryResource entry => entry.Conditions,
            WorkloadEntryResource entry => entry.Conditions,
            _ => [],
        };
        return conditions.FirstOrDefault(condition => condition.Type == IstioNames.WaypointBound);
    }

    /// <summary>Whether two conditions say the same: status, reason and message; times do not count, and absent equals absent.</summary>
    public static bool Agree(StatusCondition? one, StatusCondition? other) =>
        (one?.Status, one?.Reason, one?.Message) == (other?.Status, other?.Reason, other?.Message);

    /// <summary>The message of a bound service.</summary>
    public static string BoundMessage(WaypointBinding.Bound bound, IngressUse ingress)
    {
        var message = $"Successfully attached to waypoint {bound.Waypoint}";
        if (ingress.IsWritten)
        {
            message += ingress.IsOn
                ? ". Ingress traffic will traverse the waypoint"
                : ". Ingress traffic is not using the waypoint, set the istio.io/ingress-use-waypoint label to true if desired.";
        }

        return bound.Canary is CanaryBinding.Refused canary ? $"{message}. Canary waypoint not attached: {canary.Refusal.Message}" : message;
    }

    private static StatusCondition Accepted(string message) => new(IstioNames.WaypointBound, "True", AcceptedReason, message);
}
