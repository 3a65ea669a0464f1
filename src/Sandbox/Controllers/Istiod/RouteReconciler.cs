using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Istiod;

/// <summary>Writes on routes what their parents make of them. A waypoint as a parent makes nothing of a route, and nothing is said.</summary>
internal sealed class RouteReconciler(ControlContext context) : IReconciler
{
    private const string Manager = "istio.io/gateway-controller";
    private static readonly ResourceType[] Kinds = [ResourceTypes.HttpRoute, ResourceTypes.GrpcRoute, ResourceTypes.TcpRoute, ResourceTypes.TlsRoute];

    public IEnumerable<ObjectRef> Affected(StoreEvent change)
    {
        var (type, value) = (change.Value.Type, change.Value);
        if (Kinds.Contains(type)) return change.Kind == StoreEventKind.Deleted ? [] : [ObjectRef.To(value)];
        return type == ResourceTypes.Service || type == ResourceTypes.ServiceEntry || type == ResourceTypes.Gateway || type == ResourceTypes.Namespace || type == ResourceTypes.GatewayClass
            ? Kinds.SelectMany(context.View.All).Where(route => type == ResourceTypes.GatewayClass || type == ResourceTypes.Gateway || Mentions(route, value)).Select(ObjectRef.To)
            : [];
    }

    public TimeSpan? Reconcile(ObjectRef item)
    {
        if (context.View.Find(item) is not { } route || !Revisions.IsMine(context.View, route)) return null;
        var json = context.View.Json(route);
        var generation = json.NumberAt("metadata", "generation");
        var parents = json.ItemsAt("spec", "parentRefs").Select(parent => (Reference: parent, Conditions: Judge(route, json, parent).ToList())).Where(each => each.Conditions.Count > 0).ToList();
        context.ChangeStatus(item, Manager, status =>
        {
            var before = status.ItemsAt("parents").ToList();
            status["parents"] = new JsonArray([.. parents.Select(parent =>
            {
                var entry = before.Find(each => JsonNode.DeepEquals(each["parentRef"], parent.Reference))?.DeepClone().AsObject() ?? [];
                entry["parentRef"] = parent.Reference.DeepClone();
                entry["controllerName"] = Manager;
                Conditions.Replace(entry, parent.Conditions.Select(each => each with { ObservedGeneration = generation }), context.Timestamp);
                return entry;
            })]);
        });
        return null;
    }

    private bool Mentions(StoredObject route, StoredObject value)
    {
        var json = context.View.Json(route);
        return json.ItemsAt("spec", "parentRefs").Concat(Backends(json)).Any(reference => value.Type == ResourceTypes.Namespace
            ? (reference.TextAt("namespace") ?? route.Namespace) == value.Name
            : reference.TextAt("name") == value.Name && (reference.TextAt("namespace") ?? route.Namespace) == value.Namespace);
    }

    private IEnumerable<Condition> Judge(StoredObject route, JsonObject json, JsonObject parent)
    {
        var (kind, ns, name) = (parent.TextAt("kind") ?? "Gateway", parent.TextAt("namespace") ?? route.Namespace, parent.TextAt("name") ?? "");
        var references = References(route, json);
        if (kind == "Gateway")
        {
            if (context.View.Find(ResourceTypes.Gateway, ns, name) is not { } gateway || GatewayClassInfo.Of(context.View, context.View.Json(gateway).TextAt("spec", "gatewayClassName") ?? "") is not { IsWaypoint: false }) return [];
            return [Attached(route, parent, gateway), references];
        }
        if (kind is not ("Service" or "ServiceEntry")) return [];
        var target = context.View.Find(kind == "Service" ? ResourceTypes.Service : ResourceTypes.ServiceEntry, ns, name);
        var waypoints = target switch
        {
            null => "parent not found",
            _ when IsLabelled(target.Labels) || IsLabelled(context.View.NamespaceLabels(ns)) => "All waypoints resolved",
            _ => "istio.io/use-waypoint label missing from parent and parent namespace; in ambient mode, route will not be respected",
        };
        var accepted = target is null
            ? new Condition("Accepted", false, "NoMatchingParent", $"parent service: \"{name}.{ns}.svc.cluster.local\" not found")
            : new Condition("Accepted", true, "Accepted", "Route was valid");
        return [accepted, references, new Condition("ResolvedWaypoints", true, "ResolvedWaypoints", waypoints)];
    }

    private Condition Attached(StoredObject route, JsonObject parent, StoredObject gateway)
    {
        var listeners = context.View.Json(gateway).ItemsAt("spec", "listeners").Where(listener => parent.TextAt("sectionName") is not { } section || section == listener.TextAt("name")).ToList();
        if (listeners.Count == 0) return new Condition("Accepted", false, "NoMatchingParent", $"parent has no listener \"{parent.TextAt("sectionName")}\"");
        return listeners.Exists(listener => AllowedNamespaces.Of(listener).Takes(route.Namespace, gateway.Namespace, context.View))
            ? new Condition("Accepted", true, "Accepted", "Route was valid")
            : new Condition("Accepted", false, "NotAllowedByListeners", $"hostnames matched parent hostname \"\", but namespace \"{route.Namespace}\" is not allowed by the parent");
    }

    private Condition References(StoredObject route, JsonObject json)
    {
        foreach (var backend in Backends(json).Where(backend => backend.TextAt("kind") is null or "Service"))
        {
            var (ns, name) = (backend.TextAt("namespace") ?? route.Namespace, backend.TextAt("name") ?? "");
            if (context.View.Find(ResourceTypes.Service, ns, name) is null) return new Condition("ResolvedRefs", false, "BackendNotFound", $"backend({name}.{ns}.svc.cluster.local) not found");
        }
        return new Condition("ResolvedRefs", true, "ResolvedRefs", "All references resolved");
    }

    private static IEnumerable<JsonObject> Backends(JsonObject route) => route.ItemsAt("spec", "rules").SelectMany(rule => rule.ItemsAt("backendRefs"));

    private static bool IsLabelled(IReadOnlyDictionary<string, string> labels) =>
        labels.TryGetValue(WaypointRules.UseWaypoint, out var value) && value.Length > 0 && !value.Equals("none", StringComparison.OrdinalIgnoreCase);
}
