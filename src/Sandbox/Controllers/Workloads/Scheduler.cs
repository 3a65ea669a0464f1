using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Workloads;

/// <summary>Gives pods a node: the one with the fewest of their siblings, then the one with the fewest pods.</summary>
internal sealed class Scheduler(ControlContext context) : IReconciler
{
    private const string Manager = "kube-scheduler";

    public IEnumerable<ObjectRef> Affected(StoreEvent change)
    {
        if (change.Value.Type == ResourceTypes.Pod) return IsUnplaced(change.Value) ? [ObjectRef.To(change.Value)] : [];
        return change.Value.Type == ResourceTypes.Node && change.Kind == StoreEventKind.Added ? context.View.All(ResourceTypes.Pod).Where(IsUnplaced).Select(ObjectRef.To) : [];
    }

    public TimeSpan? Reconcile(ObjectRef item)
    {
        // What is read from the store is what this loop has already placed in the same turn.
        if (context.Store.Get(item.Type, item.Namespace, item.Name) is not { } pod || !IsUnplaced(pod)) return null;
        var json = pod.ToJson();
        var nodes = context.View.All(ResourceTypes.Node).ToList();
        var wanted = new JsonObject { ["matchLabels"] = json.At("spec", "nodeSelector")?.DeepClone() };
        var fitting = nodes.Where(node => node.Fields.GetValueOrDefault("spec.unschedulable") != "true" && node.Labels.MatchesSelector(wanted) && Tolerates(json, node)).ToList();
        if (fitting.Count == 0)
        {
            context.ChangeStatus(item, Manager, status => PodStatus.Unschedulable(status,
                $"0/{nodes.Count} nodes are available: {nodes.Count} node(s) didn't match Pod's node affinity/selector. preemption: 0/{nodes.Count} nodes are available: {nodes.Count} Preemption is not helpful for scheduling.", context.Timestamp));
            return null;
        }
        var best = LeastUsed(pod, fitting);
        context.Change(item, Manager, value => value.Child("spec")["nodeName"] = best.Name);
        return null;
    }

    private StoredObject LeastUsed(StoredObject pod, List<StoredObject> nodes)
    {
        var used = nodes.ToDictionary(node => node.Name, _ => (Siblings: 0, Pods: 0), StringComparer.Ordinal);
        foreach (var each in context.Store.List(ResourceTypes.Pod).Items)
        {
            if (!used.TryGetValue(PodFacts.NodeName(each), out var count)) continue;
            used[PodFacts.NodeName(each)] = (count.Siblings + (pod.OwnerUids.Any(each.OwnerUids.Contains) ? 1 : 0), count.Pods + 1);
        }
        return nodes.MinBy(node => used[node.Name])!;
    }

    private static bool IsUnplaced(StoredObject pod) => PodFacts.NodeName(pod).Length == 0 && !PodFacts.HasEnded(pod);

    private bool Tolerates(JsonObject pod, StoredObject node) =>
        context.View.Json(node).ItemsAt("spec", "taints").All(taint => pod.ItemsAt("spec", "tolerations").Any(toleration =>
            toleration.TextAt("key") is not { } key || (key == taint.TextAt("key") && (toleration.TextAt("operator") == "Exists" || toleration.TextAt("value") == taint.TextAt("value")))));
}
