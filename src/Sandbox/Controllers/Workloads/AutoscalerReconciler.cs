using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Workloads;

/// <summary>Autoscalers keep their Deployment between the least and the most; nothing here has a load that would ask for more.</summary>
internal sealed class AutoscalerReconciler(ControlContext context) : IReconciler
{
    private const string Manager = "kube-controller-manager";

    public IEnumerable<ObjectRef> Affected(StoreEvent change)
    {
        if (change.Value.Type == ResourceTypes.HorizontalPodAutoscaler) return [ObjectRef.To(change.Value)];
        return change.Value.Type == ResourceTypes.Deployment
            ? context.View.In(ResourceTypes.HorizontalPodAutoscaler, change.Value.Namespace).Where(each => TargetName(each) == change.Value.Name).Select(ObjectRef.To)
            : [];
    }

    public TimeSpan? Reconcile(ObjectRef item)
    {
        if (context.View.Find(item) is not { } autoscaler || context.View.Find(ResourceTypes.Deployment, item.Namespace, TargetName(autoscaler)) is not { } deployment) return null;
        var json = context.View.Json(autoscaler);
        var replicas = context.View.Json(deployment).NumberAt("spec", "replicas");
        var least = json.OptionalNumberAt("spec", "minReplicas") ?? 1;
        var desired = Math.Clamp(replicas, least, Math.Max(least, json.NumberAt("spec", "maxReplicas")));
        if (replicas > 0 && desired != replicas) context.Change(ObjectRef.To(deployment), Manager, value => value.Child("spec")["replicas"] = desired);
        context.ChangeStatus(item, Manager, status =>
        {
            status["currentReplicas"] = context.View.Json(deployment).NumberAt("status", "replicas");
            status["desiredReplicas"] = replicas == 0 ? 0 : desired;
            Conditions.Set(status, [], [
                new Condition("AbleToScale", true, "ReadyForNewScale", "recommended size matches current size"),
                new Condition("ScalingActive", replicas > 0, replicas > 0 ? "ValidMetricFound" : "ScalingDisabled", replicas > 0 ? "the HPA was able to successfully calculate a replica count" : "scaling is disabled since the replica count of the target is zero"),
            ], context.Timestamp);
        });
        return null;
    }

    private string TargetName(StoredObject autoscaler) => context.View.Json(autoscaler).TextAt("spec", "scaleTargetRef", "name") ?? "";
}
