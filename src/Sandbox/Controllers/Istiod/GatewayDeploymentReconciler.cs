using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Api.Requests;
using WaypointDashboard.Sandbox.Patching;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Istiod;

/// <summary>Gateways → ServiceAccount, Deployment and Service, as istiod deploys them. A name that somebody else has taken is left alone, without a word.</summary>
internal sealed class GatewayDeploymentReconciler(ControlContext context) : IReconciler
{
    public const string ControllerVersion = "gateway.istio.io/controller-version";
    public const string Manager = "istio.io/gateway-controller";
    private const string Managed = "gateway.istio.io/managed";
    private const string DefaultsForClass = "gateway.istio.io/defaults-for-class";
    private static readonly (string Key, ResourceType Type)[] Overlays =
    [
        ("serviceAccount", ResourceTypes.ServiceAccount), ("deployment", ResourceTypes.Deployment), ("service", ResourceTypes.Service),
        ("horizontalPodAutoscaler", ResourceTypes.HorizontalPodAutoscaler), ("podDisruptionBudget", ResourceTypes.PodDisruptionBudget),
    ];

    public IEnumerable<ObjectRef> Affected(StoreEvent change)
    {
        var value = change.Value;
        if (value.Type == ResourceTypes.Gateway) return [ObjectRef.To(value)];
        if (value.Type == ResourceTypes.GatewayClass) return context.View.All(ResourceTypes.Gateway).Select(ObjectRef.To);
        if (value.Type == ResourceTypes.ConfigMap)
            return (value.Labels.ContainsKey(DefaultsForClass) ? context.View.All(ResourceTypes.Gateway) : context.View.In(ResourceTypes.Gateway, value.Namespace)).Select(ObjectRef.To);
        if (value.Type == ResourceTypes.Deployment && value.Labels.GetValueOrDefault("app") == "istiod" && change.Kind != StoreEventKind.Modified) return context.View.All(ResourceTypes.Gateway).Select(ObjectRef.To);
        return value.Type == ResourceTypes.ServiceAccount || value.Type == ResourceTypes.Deployment || value.Type == ResourceTypes.Service
            ? context.View.OwnersOf(ResourceTypes.Gateway, value).Select(ObjectRef.To)
            : [];
    }

    public TimeSpan? Reconcile(ObjectRef item)
    {
        if (context.View.Find(item) is not { IsTerminating: false } gateway || !Revisions.IsMine(context.View, gateway)) return null;
        var json = context.View.Json(gateway);
        if (GatewayClassInfo.Of(context.View, json.TextAt("spec", "gatewayClassName") ?? "") is not { IsRemote: false } info || !IsManaged(json)) return null;
        // Parameters that cannot be read stop everything, rather than deploy something else than was asked for.
        if (json.At("spec", "infrastructure", "parametersRef") is not null && Parameters(gateway, json) is null) return null;
        var overlays = OverlaysFor(gateway, json).ToList();
        var parts = GatewayManifests.For(gateway, json, info).ToDictionary(part => part.Type, part => part.Value);
        var metadata = parts[ResourceTypes.Deployment]["metadata"]!;
        foreach (var (key, type) in Overlays)
        {
            foreach (var overlay in overlays.Select(each => each.TextAt("data", key)).OfType<string>())
            {
                if (!parts.ContainsKey(type)) parts[type] = Budget(type, metadata, gateway.Name);
                if (YamlJson.Parse(overlay) is JsonObject patch) StrategicMergePatch.Apply(parts[type], patch, TypeShape.Of(type));
            }
        }
        context.Change(item, Manager, value => value.Child("metadata").Child("annotations")[ControllerVersion] = "5");
        foreach (var (type, part) in parts) Apply(type, part);
        return null;
    }

    /// <summary>A Gateway that names a host as its address belongs to a deployment that somebody made by hand.</summary>
    private static bool IsManaged(JsonObject gateway)
    {
        var addresses = gateway.ItemsAt("spec", "addresses").ToList();
        return addresses.Count == 0 || (addresses.Count == 1 && addresses[0].TextAt("type") is null or "IPAddress");
    }

    private static JsonObject Budget(ResourceType type, JsonNode metadata, string gateway) => new()
    {
        ["metadata"] = metadata.DeepClone(),
        ["spec"] = type == ResourceTypes.PodDisruptionBudget
            ? new JsonObject { ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["gateway.networking.k8s.io/gateway-name"] = gateway } } }
            : new JsonObject { ["scaleTargetRef"] = new JsonObject { ["apiVersion"] = "apps/v1", ["kind"] = "Deployment", ["name"] = metadata.TextAt("name") } },
    };

    private IEnumerable<JsonObject> OverlaysFor(StoredObject gateway, JsonObject json)
    {
        var className = json.TextAt("spec", "gatewayClassName");
        foreach (var defaults in context.View.In(ResourceTypes.ConfigMap, "istio-system").Where(each => each.Labels.GetValueOrDefault(DefaultsForClass) == className)) yield return context.View.Json(defaults);
        if (Parameters(gateway, json) is { } own) yield return own;
    }

    private JsonObject? Parameters(StoredObject gateway, JsonObject json) =>
        json.TextAt("spec", "infrastructure", "parametersRef", "kind") == "ConfigMap"
        && context.View.Find(ResourceTypes.ConfigMap, gateway.Namespace, json.TextAt("spec", "infrastructure", "parametersRef", "name") ?? "") is { } found
            ? context.View.Json(found)
            : null;

    private void Apply(ResourceType type, JsonObject value)
    {
        var (ns, name) = (value.TextAt("metadata", "namespace")!, value.TextAt("metadata", "name")!);
        if (context.Store.Get(type, ns, name) is { } existing && !existing.Labels.ContainsKey(Managed)) return;
        value["apiVersion"] = type.ApiVersion;
        value["kind"] = type.Kind;
        context.Apply(type, value, Manager);
    }
}
