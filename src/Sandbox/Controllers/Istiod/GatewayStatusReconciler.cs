using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Istiod;

/// <summary>What istiod says of Gateways: accepted, programmed as soon as there is an endpoint, with which addresses, and of each listener.</summary>
internal sealed class GatewayStatusReconciler(ControlContext context) : IReconciler
{
    private const string Manager = "istio.io/gateway-controller";

    public IEnumerable<ObjectRef> Affected(StoreEvent change)
    {
        var (type, value) = (change.Value.Type, change.Value);
        if (type == ResourceTypes.Gateway) return change.Kind == StoreEventKind.Deleted ? [] : [ObjectRef.To(value)];
        if (type == ResourceTypes.GatewayClass || type == ResourceTypes.HttpRoute || type == ResourceTypes.GrpcRoute || type == ResourceTypes.TcpRoute || type == ResourceTypes.TlsRoute)
            return context.View.All(ResourceTypes.Gateway).Select(ObjectRef.To);
        return type == ResourceTypes.EndpointSlice || type == ResourceTypes.Service || type == ResourceTypes.ConfigMap ? context.View.In(ResourceTypes.Gateway, value.Namespace).Select(ObjectRef.To) : [];
    }

    public TimeSpan? Reconcile(ObjectRef item)
    {
        if (context.View.Find(item) is not { IsTerminating: false } gateway || !Revisions.IsMine(context.View, gateway)) return null;
        var json = context.View.Json(gateway);
        var className = json.TextAt("spec", "gatewayClassName") ?? "";
        if (GatewayClassInfo.Of(context.View, className) is not { } info) return null;
        var generation = json.NumberAt("metadata", "generation");
        var (programmed, addresses) = info.IsRemote ? Remote(json) : Programming.Of(context.View, gateway, json, info.ResourceName(gateway, json), info);
        var accepted = Accepted(gateway, json, info);
        Condition[] conditions = [accepted, programmed, new("ResolvedRefs", true, "ResolvedRefs", "All references resolved")];
        context.ChangeStatus(item, Manager, status =>
        {
            if (addresses.Count > 0) status["addresses"] = addresses;
            Conditions.Replace(status, conditions.Select(each => each with { ObservedGeneration = generation }), context.Timestamp);
            status["listeners"] = ListenerStatus.Of(context.View, gateway, json, info, status.ItemsAt("listeners").ToList(), context.Timestamp);
        });
        return null;
    }

    private Condition Accepted(StoredObject gateway, JsonObject json, GatewayClassInfo info)
    {
        if (info.IsRemote) return new Condition("Accepted", true, "Accepted", "This Gateway is remote; Istio will not program it");
        if (json.At("spec", "infrastructure", "parametersRef") is { } reference)
        {
            var (group, kind, name) = (reference.TextAt("group") ?? "", reference.TextAt("kind") ?? "", reference.TextAt("name") ?? "");
            if (group.Length > 0 || kind != "ConfigMap") return new Condition("Accepted", false, "InvalidParameters", $"Unsupported parametersRef group/kind {group}/{kind}, only ConfigMap is supported");
            if (context.View.Find(ResourceTypes.ConfigMap, gateway.Namespace, name) is null)
                return new Condition("Accepted", false, "InvalidParameters", $"parametersRef ConfigMap {gateway.Namespace}/{name} does not exist");
        }
        return new Condition("Accepted", true, "Accepted", "Resource accepted");
    }

    private static (Condition, JsonArray) Remote(JsonObject gateway) =>
        (new Condition("Programmed", true, "Programmed", "This Gateway is remote; Istio will not program it"),
            new JsonArray([.. gateway.ItemsAt("spec", "addresses").Select(address => new JsonObject { ["type"] = address.TextAt("type") ?? "IPAddress", ["value"] = address.TextAt("value") })]));
}
