using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Istiod;

/// <summary>The part of a Gateway's status that speaks of its listeners.</summary>
internal static class ListenerStatus
{
    private static readonly (ResourceType Type, string[] Protocols)[] Routes =
    [
        (ResourceTypes.HttpRoute, ["HTTP", "HTTPS"]), (ResourceTypes.GrpcRoute, ["HTTP", "HTTPS"]), (ResourceTypes.TlsRoute, ["TLS"]), (ResourceTypes.TcpRoute, ["TCP"]),
    ];

    public static JsonArray Of(ClusterView view, StoredObject gateway, JsonObject json, GatewayClassInfo info, List<JsonObject> before, string now) =>
        new([.. json.ItemsAt("spec", "listeners").Select(listener =>
        {
            var name = listener.TextAt("name") ?? "";
            var kinds = info.IsWaypoint ? [] : Routes.Where(each => each.Protocols.Contains(listener.TextAt("protocol"), StringComparer.Ordinal)).Select(each => each.Type).ToList();
            var status = before.Find(each => each.TextAt("name") == name)?.DeepClone().AsObject() ?? [];
            status["name"] = name;
            status["attachedRoutes"] = kinds.Sum(kind => view.All(kind).Count(route => Attaches(view, route, gateway, listener)));
            status["supportedKinds"] = new JsonArray([.. kinds.Select(kind => new JsonObject { ["group"] = kind.Group, ["kind"] = kind.Kind })]);
            Conditions.Replace(status, Say(listener, info).Select(each => each with { ObservedGeneration = json.NumberAt("metadata", "generation") }), now);
            return status;
        })]);

    private static IEnumerable<Condition> Say(JsonObject listener, GatewayClassInfo info)
    {
        yield return Unsupported(listener, info) is { } problem
            ? new Condition("Accepted", false, "UnsupportedProtocol", problem)
            : new Condition("Accepted", true, "Accepted", "No errors found");
        yield return new Condition("Conflicted", false, "NoConflicts", "No errors found");
        yield return new Condition("Programmed", true, "Programmed", "No errors found");
        yield return new Condition("ResolvedRefs", true, "ResolvedRefs", "No errors found");
    }

    private static string? Unsupported(JsonObject listener, GatewayClassInfo info)
    {
        var (protocol, port, mode) = (listener.TextAt("protocol"), listener.NumberAt("port"), listener.TextAt("tls", "mode") ?? "Terminate");
        if (info.IsWaypoint) return protocol == "HBONE" && port == WaypointRules.HbonePort ? null : "Expected a single listener on port 15008 with protocol \"HBONE\"";
        if (info.Controller != GatewayClassInfo.EastWestController || (protocol == "HBONE" && port == WaypointRules.HbonePort && listener["tls"] is not null && mode == "Terminate") || (protocol == "TLS" && mode == "Passthrough")) return null;
        return "East-west gateway listeners must be either port 15008 with protocol \"HBONE\" and TLS.Mode == Terminate, or TLS with TLS.Mode == Passthrough";
    }

    private static bool Attaches(ClusterView view, StoredObject route, StoredObject gateway, JsonObject listener) =>
        view.Json(route).ItemsAt("spec", "parentRefs").Any(parent =>
            (parent.TextAt("kind") ?? "Gateway") == "Gateway" && parent.TextAt("name") == gateway.Name && (parent.TextAt("namespace") ?? route.Namespace) == gateway.Namespace
            && (parent.TextAt("sectionName") is not { } section || section == listener.TextAt("name"))
            && (parent.OptionalNumberAt("port") is not { } port || port == listener.NumberAt("port"))
            && AllowedNamespaces.Of(listener).Takes(route.Namespace, gateway.Namespace, view));
}
