using System.Globalization;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Istiod;

/// <summary>Which waypoint an object gets, as istiod reads labels and Gateways.</summary>
internal sealed class WaypointRules(ClusterView view)
{
    public const int HbonePort = 15008;
    public const string UseWaypoint = "istio.io/use-waypoint";
    private const string Canary = UseWaypoint + "-canary";
    private const string For = "istio.io/waypoint-for";
    private const string Inbound = "ambient.istio.io/waypoint-inbound-binding";
    private const string None = "none";
    private static readonly string[] OwnServices = ["istio.io-mesh-controller", "istio.io-eastwest-controller"];

    /// <summary>For Services and ServiceEntries.</summary>
    public WaypointVerdict ForService(StoredObject value)
    {
        if (OwnServices.Contains(value.Labels.GetValueOrDefault("gateway.istio.io/managed"), StringComparer.Ordinal)) return WaypointVerdict.None;
        if (Target(value, value.Labels) is not { } target) return WaypointVerdict.None;
        if (Problem(target, value.Namespace, "service") is { } problem) return problem;
        var name = $"{target.Namespace}/{target.Name}";
        if (value.Type == ResourceTypes.ServiceEntry && target.Namespace != value.Namespace && EntryVisibility.Of(view, value.Namespace) == EntryVisibility.InNamespace)
            return new WaypointVerdict("CrossNamespaceWaypointForbidden", $"cannot bind to waypoint \"{name}\" in another namespace: cross-namespace waypoint binding is not permitted for a ServiceEntry with NAMESPACE visibility");
        return new WaypointVerdict(null, name) { CanaryProblem = CanaryProblem(value, target) };
    }

    /// <summary>For WorkloadEntries: their labels are those of their spec, overlaid by their own.</summary>
    public WaypointVerdict ForWorkload(StoredObject value, IReadOnlyDictionary<string, string> labels)
    {
        if (Target(value, labels) is not { } target) return WaypointVerdict.None;
        if (Problem(target, value.Namespace, "workload") is not { } problem) return new WaypointVerdict(null, $"{target.Namespace}/{target.Name}");
        return problem.Reason == "UnsupportedTrafficType" && !labels.ContainsKey(UseWaypoint) ? WaypointVerdict.None : problem;
    }

    /// <summary>The Gateway if istiod takes it for a waypoint: if it has an address, whatever its class.</summary>
    public StoredObject? Waypoint(string ns, string name) =>
        view.Find(ResourceTypes.Gateway, ns, name) is { } gateway && view.Json(gateway).ItemsAt("status", "addresses").Any() ? gateway : null;

    /// <summary>Whether the labels that count for an object name this Gateway, as its waypoint or as its canary.</summary>
    public bool Names(StoredObject value, StoredObject gateway)
    {
        var home = view.NamespaceLabels(value.Namespace);
        return NamesBy(UseWaypoint) || NamesBy(Canary);

        bool NamesBy(string label)
        {
            var labels = value.Labels.ContainsKey(label) ? value.Labels : home;
            return labels.TryGetValue(label, out var name) && name == gateway.Name && (labels.GetValueOrDefault($"{label}-namespace") ?? value.Namespace) == gateway.Namespace;
        }
    }

    private (string Namespace, string Name)? Target(StoredObject value, IReadOnlyDictionary<string, string> labels)
    {
        if (!labels.ContainsKey(UseWaypoint)) labels = view.NamespaceLabels(value.Namespace);
        if (!labels.TryGetValue(UseWaypoint, out var name) || name == None) return null;
        return (labels.GetValueOrDefault($"{UseWaypoint}-namespace") ?? value.Namespace, name);
    }

    private WaypointVerdict? Problem((string Namespace, string Name) target, string consumer, string traffic)
    {
        var name = $"{target.Namespace}/{target.Name}";
        if (Waypoint(target.Namespace, target.Name) is not { } gateway) return new WaypointVerdict("WaypointIsNotReady", $"waypoint \"{name}\" is not ready");
        if (!AllowedNamespaces(gateway).Takes(consumer, gateway.Namespace, view))
            return new WaypointVerdict("AttachmentDenied", $"we are not permitted to attach to waypoint \"{name}\" (missing allowedRoutes?)");
        var type = gateway.Labels.GetValueOrDefault(For) ?? ClassOf(gateway)?.Labels.GetValueOrDefault(For) ?? "service";
        return type == traffic || type == "all" ? null : new WaypointVerdict("UnsupportedTrafficType", $"attempting to bind to traffic type \"{traffic}\" which the waypoint \"{name}\" does not support");
    }

    private AllowedNamespaces AllowedNamespaces(StoredObject gateway)
    {
        var json = view.Json(gateway);
        var listeners = json.ItemsAt("spec", "listeners").ToList();
        return Istiod.AllowedNamespaces.Of(Bound(json, gateway, listeners) ?? listeners.Find(each => each.TextAt("protocol") == "HBONE" && each.NumberAt("port") == HbonePort));
    }

    private JsonObject? Bound(JsonObject json, StoredObject gateway, List<JsonObject> listeners)
    {
        var binding = json.TextAt("metadata", "annotations", Inbound) ?? (ClassOf(gateway) is { } found ? view.Json(found).TextAt("metadata", "annotations", Inbound) : null);
        if (binding?.Split('/') is not [var protocol, ..] parts) return null;
        if (parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var port)) return listeners.Find(each => each.NumberAt("port") == port);
        return protocol == "PROXY" ? listeners.Find(each => each.TextAt("protocol") == "istio.io/PROXY") : null;
    }

    private StoredObject? ClassOf(StoredObject gateway) => view.Find(ResourceTypes.GatewayClass, "", view.Json(gateway).TextAt("spec", "gatewayClassName") ?? "");

    private string? CanaryProblem(StoredObject value, (string Namespace, string Name) primary)
    {
        var own = value.Labels.GetValueOrDefault(UseWaypoint) is { } label && label != None;
        var home = own ? null : view.Find(ResourceTypes.Namespace, "", value.Namespace);
        var labels = value.Labels.ContainsKey(Canary) ? value.Labels : home?.Labels;
        if (labels?.GetValueOrDefault(Canary) is not { Length: > 0 } name || name == None) return null;
        var canary = (Namespace: labels.GetValueOrDefault($"{Canary}-namespace") ?? value.Namespace, Name: name);
        var text = $"canary waypoint \"{canary.Namespace}/{canary.Name}\"";
        if (canary == primary) return $"{text} must differ from the primary waypoint";
        var weight = Weight(value) ?? (home is null ? null : Weight(home)) ?? "0";
        if (!int.TryParse(weight, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var percent) || percent is < 0 or > 100) return $"{text} has an invalid weight; must be an integer in [0,100]";
        return Problem(canary, value.Namespace, "service")?.Text;
    }

    private string? Weight(StoredObject value) => view.Json(value).TextAt("metadata", "annotations", $"{Canary}-weight");
}
