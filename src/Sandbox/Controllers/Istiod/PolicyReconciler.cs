using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Istiod;

/// <summary>Writes on AuthorizationPolicies whether ztunnel takes them, and which waypoints those with targetRefs reach.</summary>
internal sealed class PolicyReconciler(ControlContext context) : IReconciler
{
    private const string WaypointAccepted = "WaypointAccepted";
    private const string Root = "istio-system";
    private readonly WaypointRules _rules = new(context.View);

    public IEnumerable<ObjectRef> Affected(StoreEvent change)
    {
        var (type, value) = (change.Value.Type, change.Value);
        if (type == ResourceTypes.AuthorizationPolicy) return change.Kind == StoreEventKind.Deleted ? [] : [ObjectRef.To(value)];
        if (type == ResourceTypes.Service || type == ResourceTypes.ServiceEntry) return context.View.In(ResourceTypes.AuthorizationPolicy, value.Namespace).Select(ObjectRef.To);
        if (type == ResourceTypes.Gateway || type == ResourceTypes.GatewayClass) return context.View.All(ResourceTypes.AuthorizationPolicy).Select(ObjectRef.To);
        return type == ResourceTypes.Namespace ? context.View.In(ResourceTypes.AuthorizationPolicy, value.Name).Select(ObjectRef.To) : [];
    }

    public TimeSpan? Reconcile(ObjectRef item)
    {
        if (context.View.Find(item) is not { } policy || !Revisions.IsMine(context.View, policy)) return null;
        var json = context.View.Json(policy);
        var generation = json.NumberAt("metadata", "generation");
        Say(item, "istio-ambient-ztunnel-policy", ZtunnelRules.Type, ZtunnelRules.Judge(json), generation);
        Say(item, "istio-ambient-waypoint-policy", WaypointAccepted, JudgeAll(policy, json), generation);
        return null;
    }

    private void Say(ObjectRef item, string manager, string type, Condition? condition, int generation) => context.ChangeStatus(item, manager, status =>
        Conditions.Set(status, [type], condition is null ? [] : [condition with { ObservedGeneration = generation }], context.Timestamp));

    private Condition? JudgeAll(StoredObject policy, JsonObject json)
    {
        List<JsonObject> references = [.. json.ItemsAt("spec", "targetRefs")];
        if (references.Count == 0 && json.At("spec", "targetRef") is JsonObject single) references = [single];
        if (references.Count == 0) return null;
        var judged = references.ConvertAll(reference => (Reference: reference, Target: Judge(policy, reference)));
        if (judged is [var (_, only)]) return new Condition(WaypointAccepted, only.Bound, only.Reason, only.Message);
        var unbound = judged.FindAll(each => !each.Target.Bound);
        if (unbound.Count == 0) return new Condition(WaypointAccepted, true, "Accepted", "");
        var message = $"Invalid targetRefs: {string.Join(", ", unbound.Select(each => Ancestor(policy, each.Reference)))}";
        return new Condition(WaypointAccepted, unbound.Count < judged.Count, unbound.Count < judged.Count ? "PartiallyInvalid" : "Invalid", message);
    }

    private static string Ancestor(StoredObject policy, JsonObject reference) =>
        $"{reference.TextAt("kind")}.{(reference.TextAt("group") is { Length: > 0 } group ? group : "core")}:{policy.Namespace}/{reference.TextAt("name")}";

    private (bool Bound, string Reason, string Message) Judge(StoredObject policy, JsonObject reference)
    {
        var (kind, name) = (reference.TextAt("kind") ?? "", reference.TextAt("name") ?? "");
        switch (kind)
        {
            case "Service" or "ServiceEntry":
                var target = context.View.Find(kind == "Service" ? ResourceTypes.Service : ResourceTypes.ServiceEntry, policy.Namespace, name);
                if (target is null) return (false, "TargetNotFound", $"{kind} {policy.Namespace}/{name} was not found");
                return _rules.ForService(target) is { IsBound: true } verdict
                    ? (true, "Accepted", $"bound to {verdict.Text}")
                    : (false, "AncestorNotBound", $"{kind} {policy.Namespace}/{name} is not bound to a waypoint");
            case "Gateway":
                return _rules.Waypoint(policy.Namespace, name) is null ? (false, "TargetNotFound", "not bound") : (true, "Accepted", $"bound to {policy.Namespace}/{name}");
            case "GatewayClass":
                return JudgeClass(policy, name);
            default:
                return (false, "Invalid", $"{kind} is not a kind that a waypoint takes policies for");
        }
    }

    private (bool Bound, string Reason, string Message) JudgeClass(StoredObject policy, string name)
    {
        if (policy.Namespace != Root) return (false, "Invalid", $"AuthorizationPolicy must be in the root namespace `{Root}` when referencing a GatewayClass");
        if (context.View.Find(ResourceTypes.GatewayClass, "", name) is not { } found) return (false, "TargetNotFound", "not bound");
        return context.View.Json(found).TextAt("spec", "controllerName") == GatewayClassInfo.WaypointController
            ? (true, "Accepted", $"bound to {name}")
            : (false, "Invalid", $"GatewayClass must use controller name `{GatewayClassInfo.WaypointController}` for waypoints");
    }
}
