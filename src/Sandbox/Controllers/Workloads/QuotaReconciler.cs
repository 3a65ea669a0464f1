using System.Globalization;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Workloads;

/// <summary>ResourceQuotas say how much of them is used, as far as they are about numbers of pods.</summary>
internal sealed class QuotaReconciler(ControlContext context) : IReconciler
{
    private const string Pods = "pods";

    public IEnumerable<ObjectRef> Affected(StoreEvent change)
    {
        if (change.Value.Type == ResourceTypes.ResourceQuota) return [ObjectRef.To(change.Value)];
        return change.Value.Type == ResourceTypes.Pod ? context.View.In(ResourceTypes.ResourceQuota, change.Value.Namespace).Select(ObjectRef.To) : [];
    }

    public TimeSpan? Reconcile(ObjectRef item)
    {
        if (context.View.Find(item) is not { } quota || context.View.Json(quota).At("spec", "hard", Pods) is not { } limit) return null;
        var used = context.View.In(ResourceTypes.Pod, item.Namespace).Count(pod => !PodFacts.HasEnded(pod));
        context.ChangeStatus(item, "kube-controller-manager", status =>
        {
            status["hard"] = new JsonObject { [Pods] = limit.ToString() };
            status["used"] = new JsonObject { [Pods] = used.ToString(CultureInfo.InvariantCulture) };
        });
        return null;
    }
}
