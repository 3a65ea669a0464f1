using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Workloads;

/// <summary>DaemonSets → a pod on each node that their selector takes.</summary>
internal sealed class DaemonSetReconciler(ControlContext context) : IReconciler
{
    private const string Manager = "kube-controller-manager";

    public IEnumerable<ObjectRef> Affected(StoreEvent change)
    {
        if (change.Value.Type == ResourceTypes.DaemonSet) return [ObjectRef.To(change.Value)];
        if (change.Value.Type == ResourceTypes.Node) return context.View.All(ResourceTypes.DaemonSet).Select(ObjectRef.To);
        return change.Value.Type == ResourceTypes.Pod ? context.View.OwnersOf(ResourceTypes.DaemonSet, change.Value).Select(ObjectRef.To) : [];
    }

    public TimeSpan? Reconcile(ObjectRef item)
    {
        if (context.View.Find(item) is not { IsTerminating: false } set) return null;
        var json = context.View.Json(set);
        var nodes = context.View.All(ResourceTypes.Node).Where(node => node.Labels.MatchesSelector(new JsonObject { ["matchLabels"] = json.At("spec", "template", "spec", "nodeSelector")?.DeepClone() })).ToList();
        var pods = context.View.OwnedBy(ResourceTypes.Pod, set).ToList();
        foreach (var node in nodes.Where(node => pods.TrueForAll(pod => PodFacts.NodeName(pod) != node.Name)))
        {
            var pod = PodTemplates.Pod(set, json.At("spec", "template"), $"{set.Name}-", context.View.NamespaceLabels(set.Namespace));
            pod["spec"]!["nodeName"] = node.Name;
            context.Create(ResourceTypes.Pod, pod, Manager);
        }
        foreach (var pod in pods.Where(pod => nodes.TrueForAll(node => node.Name != PodFacts.NodeName(pod)))) context.Delete(ObjectRef.To(pod));
        var ready = pods.Count(PodFacts.IsReady);
        context.ChangeStatus(item, Manager, status =>
        {
            foreach (var field in (string[])["currentNumberScheduled", "desiredNumberScheduled", "updatedNumberScheduled"]) status[field] = nodes.Count;
            foreach (var field in (string[])["numberReady", "numberAvailable"]) status[field] = ready;
            status["numberMisscheduled"] = 0;
            status["observedGeneration"] = json.NumberAt("metadata", "generation");
        });
        return null;
    }
}
