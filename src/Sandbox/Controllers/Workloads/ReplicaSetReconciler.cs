using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Workloads;

/// <summary>ReplicaSets → pods, as many as are wanted and the quotas of the namespace allow.</summary>
internal sealed class ReplicaSetReconciler(ControlContext context) : IReconciler
{
    private const string Manager = "kube-controller-manager";

    public IEnumerable<ObjectRef> Affected(StoreEvent change)
    {
        if (change.Value.Type == ResourceTypes.ReplicaSet) return [ObjectRef.To(change.Value)];
        if (change.Value.Type == ResourceTypes.Pod) return context.View.OwnersOf(ResourceTypes.ReplicaSet, change.Value).Select(ObjectRef.To);
        return change.Value.Type == ResourceTypes.ResourceQuota ? context.View.In(ResourceTypes.ReplicaSet, change.Value.Namespace).Select(ObjectRef.To) : [];
    }

    public TimeSpan? Reconcile(ObjectRef item)
    {
        if (context.View.Find(item) is not { IsTerminating: false } set) return null;
        var json = context.View.Json(set);
        var desired = json.NumberAt("spec", "replicas");
        var pods = context.View.OwnedBy(ResourceTypes.Pod, set).Where(pod => !PodFacts.HasEnded(pod)).ToList();
        var refusal = pods.Count < desired ? Create(set, json, desired - pods.Count) : null;
        foreach (var pod in pods.OrderBy(PodFacts.IsReady).ThenByDescending(pod => pod.Version).Take(pods.Count - desired)) context.Delete(ObjectRef.To(pod));
        var ready = pods.Count(PodFacts.IsReady);
        context.ChangeStatus(item, Manager, status =>
        {
            status["replicas"] = pods.Count;
            status["fullyLabeledReplicas"] = pods.Count;
            status["readyReplicas"] = ready;
            status["availableReplicas"] = ready;
            status["observedGeneration"] = json.NumberAt("metadata", "generation");
            Conditions.Set(status, ["ReplicaFailure"], refusal is null ? [] : [new Condition("ReplicaFailure", true, "FailedCreate", refusal)], context.Timestamp);
        });
        return null;
    }

    private string? Create(StoredObject set, JsonObject json, int count)
    {
        var labels = context.View.NamespaceLabels(set.Namespace);
        for (var created = 0; created < count; created++)
        {
            if (Exceeded(set, created) is { } refusal) return refusal;
            context.Create(ResourceTypes.Pod, PodTemplates.Pod(set, json.At("spec", "template"), $"{set.Name}-", labels), Manager);
        }
        return null;
    }

    private string? Exceeded(StoredObject set, int created)
    {
        var used = context.View.In(ResourceTypes.Pod, set.Namespace).Count(pod => !PodFacts.HasEnded(pod)) + created;
        foreach (var quota in context.View.In(ResourceTypes.ResourceQuota, set.Namespace))
        {
            if (context.View.Json(quota).At("spec", "hard", "pods") is not { } hard || !int.TryParse(hard.ToString(), out var limit) || used < limit) continue;
            return $"pods \"{set.Name}-{Names.Hash(set.Uid, 5)}\" is forbidden: exceeded quota: {quota.Name}, requested: pods=1, used: pods={used}, limited: pods={limit}";
        }
        return null;
    }
}
