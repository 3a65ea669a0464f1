using System.Globalization;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Workloads;

/// <summary>PodDisruptionBudgets say how many pods may go.</summary>
internal sealed class DisruptionBudgetReconciler(ControlContext context) : IReconciler
{
    public IEnumerable<ObjectRef> Affected(StoreEvent change)
    {
        if (change.Value.Type == ResourceTypes.PodDisruptionBudget) return [ObjectRef.To(change.Value)];
        return change.Value.Type == ResourceTypes.Pod ? context.View.In(ResourceTypes.PodDisruptionBudget, change.Value.Namespace).Select(ObjectRef.To) : [];
    }

    public TimeSpan? Reconcile(ObjectRef item)
    {
        if (context.View.Find(item) is not { } budget) return null;
        var json = context.View.Json(budget);
        var pods = context.View.In(ResourceTypes.Pod, item.Namespace).Where(pod => !PodFacts.HasEnded(pod) && pod.Labels.MatchesSelector(json.At("spec", "selector"))).ToList();
        var healthy = pods.Count(PodFacts.IsReady);
        var needed = json.At("spec", "minAvailable") is { } least
            ? Share(least.ToString(), pods.Count)
            : pods.Count - Share(json.At("spec", "maxUnavailable")?.ToString() ?? "0", pods.Count);
        context.ChangeStatus(item, "kube-controller-manager", status =>
        {
            status["currentHealthy"] = healthy;
            status["desiredHealthy"] = Math.Max(0, needed);
            status["disruptionsAllowed"] = Math.Max(0, healthy - needed);
            status["expectedPods"] = pods.Count;
            status["observedGeneration"] = json.NumberAt("metadata", "generation");
        });
        return null;
    }

    private static int Share(string text, int count)
    {
        if (int.TryParse(text, CultureInfo.InvariantCulture, out var number)) return number;
        return double.TryParse(text.TrimEnd('%'), CultureInfo.InvariantCulture, out var percent) ? (int)Math.Ceiling(count * percent / 100) : 0;
    }
}
