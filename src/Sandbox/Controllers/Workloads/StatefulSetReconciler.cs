using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Workloads;

/// <summary>StatefulSets → numbered pods, one after the other.</summary>
internal sealed class StatefulSetReconciler(ControlContext context) : IReconciler
{
    private const string Manager = "kube-controller-manager";

    public IEnumerable<ObjectRef> Affected(StoreEvent change)
    {
        if (change.Value.Type == ResourceTypes.StatefulSet) return [ObjectRef.To(change.Value)];
        return change.Value.Type == ResourceTypes.Pod ? context.View.OwnersOf(ResourceTypes.StatefulSet, change.Value).Select(ObjectRef.To) : [];
    }

    public TimeSpan? Reconcile(ObjectRef item)
    {
        if (context.View.Find(item) is not { IsTerminating: false } set) return null;
        var json = context.View.Json(set);
        var desired = json.NumberAt("spec", "replicas");
        var pods = context.View.OwnedBy(ResourceTypes.Pod, set).ToList();
        var ready = pods.Count(PodFacts.IsReady);
        if (pods.Count < desired && ready == pods.Count)
        {
            var name = Enumerable.Range(0, desired).Select(number => $"{set.Name}-{number}").First(name => pods.TrueForAll(pod => pod.Name != name));
            var pod = PodTemplates.Pod(set, json.At("spec", "template"), name, context.View.NamespaceLabels(set.Namespace));
            var labels = pod.Child("metadata").Child("labels");
            labels["statefulset.kubernetes.io/pod-name"] = name;
            labels["apps.kubernetes.io/pod-index"] = name[(set.Name.Length + 1)..];
            pod["spec"]!["hostname"] = name;
            pod["spec"]!["subdomain"] = json.TextAt("spec", "serviceName");
            context.Create(ResourceTypes.Pod, pod, Manager);
        }
        foreach (var pod in pods.OrderByDescending(pod => pod.Name, StringComparer.Ordinal).Take(pods.Count - desired)) context.Delete(ObjectRef.To(pod));
        context.ChangeStatus(item, Manager, status =>
        {
            foreach (var field in (string[])["replicas", "currentReplicas", "updatedReplicas"]) status[field] = pods.Count;
            foreach (var field in (string[])["readyReplicas", "availableReplicas"]) status[field] = ready;
            status["observedGeneration"] = json.NumberAt("metadata", "generation");
        });
        return null;
    }
}
