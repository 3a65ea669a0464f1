using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Workloads;

/// <summary>The life of a pod on its node: created, and after a moment running with an address; or not, if something is wrong with it. A pod that came with its status is left as it is.</summary>
internal sealed class KubeletReconciler(ControlContext context) : IReconciler
{
    private const string Manager = "kubelet";
    private static readonly TimeSpan Quickest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(5);

    private readonly AddressPool _addresses = new(context.View);
    private readonly Dictionary<string, DateTimeOffset> _starts = new(StringComparer.Ordinal);

    public IEnumerable<ObjectRef> Affected(StoreEvent change)
    {
        if (change.Value.Type != ResourceTypes.Pod) return [];
        if (change.Kind == StoreEventKind.Deleted) _starts.Remove(change.Value.Uid);
        return change.Kind != StoreEventKind.Deleted && PodFacts.NodeName(change.Value).Length > 0 && PodFacts.Phase(change.Value) == "Pending" ? [ObjectRef.To(change.Value)] : [];
    }

    public TimeSpan? Reconcile(ObjectRef item)
    {
        if (context.View.Find(item) is not { } pod) return null;
        var json = pod.ToJson();
        var host = HostAddress(pod);
        if (!_starts.TryGetValue(pod.Uid, out var start))
        {
            if (json.ItemsAt("status", "containerStatuses").Any(container => container.TextAt("state", "waiting", "reason") != "ContainerCreating")) return null;
            _starts[pod.Uid] = start = context.Now + Quickest + TimeSpan.FromMilliseconds(Math.Abs(string.GetHashCode(pod.Uid, StringComparison.Ordinal) % 1000));
            context.ChangeStatus(item, Manager, status => PodStatus.Creating(status, json, host, context.Timestamp));
        }
        if (context.Now < start) return start - context.Now;
        switch (PodFaults.Of(json))
        {
            case PodFault.ImageCannotBePulled:
                context.ChangeStatus(item, Manager, status => PodStatus.CannotPull(status, json, host, context.Timestamp));
                return null;
            case PodFault.ContainerCrashes:
                return Restart(item, pod, json, host);
            case var fault:
                context.ChangeStatus(item, Manager, status => PodStatus.Running(status, json, host, Address(json, host), fault == PodFault.None, context.Timestamp));
                _starts.Remove(pod.Uid);
                return null;
        }
    }

    private TimeSpan? Restart(ObjectRef item, StoredObject pod, JsonObject json, string host)
    {
        var restarts = json.ItemsAt("status", "containerStatuses").FirstOrDefault().NumberAt("restartCount") + 1;
        context.ChangeStatus(item, Manager, status => PodStatus.Crashing(status, json, host, Address(json, host), restarts, context.Timestamp));
        var backOff = TimeSpan.FromSeconds(10 * Math.Pow(2, Math.Min(restarts - 1, 5)));
        _starts[pod.Uid] = context.Now + (backOff < LongestBackOff ? backOff : LongestBackOff);
        return _starts[pod.Uid] - context.Now;
    }

    private string Address(JsonObject pod, string host) => pod.TextAt("status", "podIP") ?? (pod.At("spec").FlagAt("hostNetwork") ? host : _addresses.Next());

    private string HostAddress(StoredObject pod) =>
        context.View.Find(ResourceTypes.Node, "", PodFacts.NodeName(pod)) is { } node
            ? context.View.Json(node).ItemsAt("status", "addresses").FirstOrDefault(address => address.TextAt("type") == "InternalIP").TextAt("address") ?? ""
            : "";
}
