using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Changes;

/// <summary>Which steps build on earlier steps of the same plan, so that the server cannot be asked about them beforehand.</summary>
internal static class PlanOrder
{
    /// <summary>True for steps about an object that an earlier step changes, or in a namespace that an earlier step writes.</summary>
    public static bool BuildsOnEarlier(ChangePlan plan, int index)
    {
        var target = plan.Steps[index].Target;
        return plan.Steps.Take(index).Any(earlier => earlier.Target == target || IsItsNamespace(earlier, target));
    }

    private static bool IsItsNamespace(PlanStep earlier, ObjectKey target) =>
        earlier is PlanStep.Apply { Target.Kind: ResourceKind.Namespace } && target.Namespace.Length > 0 && earlier.Target.Name == target.Namespace;
}
