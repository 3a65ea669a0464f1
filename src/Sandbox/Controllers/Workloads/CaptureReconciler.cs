using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Workloads;

/// <summary>What istio-cni does: captures the running pods of its node that are to be in ambient, and lets go of the others. Where no istio-cni is ready on the node, pods stay as they are.</summary>
internal sealed class CaptureReconciler(ControlContext context) : IReconciler
{
    private const string Redirection = "ambient.istio.io/redirection";
    private const string Mode = "istio.io/dataplane-mode";
    private const string AgentApp = "istio-cni-node";

    public IEnumerable<ObjectRef> Affected(StoreEvent change)
    {
        if (change.Kind == StoreEventKind.Deleted) return [];
        if (change.Value.Type == ResourceTypes.Namespace)
            return change.Previous?.Labels.GetValueOrDefault(Mode) == change.Value.Labels.GetValueOrDefault(Mode) ? [] : context.View.In(ResourceTypes.Pod, change.Value.Name).Select(ObjectRef.To);
        if (change.Value.Type != ResourceTypes.Pod) return [];
        if (IsAgent(change.Value) && !(PodFacts.IsReady(change.Value) && change.Previous is { } before && !PodFacts.IsReady(before))) return [];
        return IsAgent(change.Value)
            ? context.Store.List(ResourceTypes.Pod).Items.Where(pod => PodFacts.NodeName(pod) == PodFacts.NodeName(change.Value)).Select(ObjectRef.To)
            : PodFacts.Phase(change.Value) == "Running" ? [ObjectRef.To(change.Value)] : [];
    }

    public TimeSpan? Reconcile(ObjectRef item)
    {
        if (context.View.Find(item) is not { } pod || PodFacts.Phase(pod) != "Running" || !HasAgent(PodFacts.NodeName(pod))) return null;
        var json = context.View.Json(pod);
        var wanted = IsToBeCaptured(pod, json);
        if (json.TextAt("metadata", "annotations", Redirection) == (wanted ? "enabled" : null)) return null;
        context.Change(item, "istio-cni", value =>
        {
            var metadata = value.Child("metadata");
            if (wanted) metadata.Child("annotations")[Redirection] = "enabled";
            else if (metadata["annotations"] is JsonObject annotations && annotations.Remove(Redirection) && annotations.Count == 0) metadata.Remove("annotations");
        });
        return null;
    }

    private bool IsToBeCaptured(StoredObject pod, JsonObject json)
    {
        if (pod.Namespace is "istio-system" or "kube-system" || json.At("spec").FlagAt("hostNetwork") || json.TextAt("metadata", "annotations", "sidecar.istio.io/status") is not null) return false;
        return (pod.Labels.GetValueOrDefault(Mode) ?? context.View.NamespaceLabels(pod.Namespace).GetValueOrDefault(Mode)) == "ambient";
    }

    private bool HasAgent(string node) => context.View.In(ResourceTypes.Pod, "istio-system").Any(pod => IsAgent(pod) && PodFacts.NodeName(pod) == node && PodFacts.IsReady(pod));

    private static bool IsAgent(StoredObject pod) => pod.Namespace == "istio-system" && pod.Labels.GetValueOrDefault("k8s-app") == AgentApp;
}
