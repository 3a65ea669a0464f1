using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Controllers.Workloads;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Networking;

/// <summary>Services with a selector → an EndpointSlice with the pods that it takes.</summary>
internal sealed class EndpointSliceReconciler(ControlContext context) : IReconciler
{
    private const string Manager = "kube-controller-manager";
    private const string ServiceName = "kubernetes.io/service-name";

    public IEnumerable<ObjectRef> Affected(StoreEvent change)
    {
        if (change.Value.Type == ResourceTypes.Service) return change.Kind == StoreEventKind.Deleted ? [] : [ObjectRef.To(change.Value)];
        if (change.Value.Type == ResourceTypes.EndpointSlice) return change.Value.Labels.TryGetValue(ServiceName, out var name) ? [new ObjectRef(ResourceTypes.Service, change.Value.Namespace, name)] : [];
        if (change.Value.Type != ResourceTypes.Pod) return [];
        return context.View.In(ResourceTypes.Service, change.Value.Namespace).Where(service => Takes(service, change.Value) || (change.Previous is { } before && Takes(service, before))).Select(ObjectRef.To);
    }

    public TimeSpan? Reconcile(ObjectRef item)
    {
        if (context.View.Find(item) is not { } service) return null;
        var json = context.View.Json(service);
        if (json.At("spec", "selector") is not JsonObject { Count: > 0 } || json.TextAt("spec", "type") == "ExternalName") return null;
        var pods = context.View.In(ResourceTypes.Pod, item.Namespace).Where(pod => Takes(service, pod) && PodFacts.Address(pod).Length > 0 && !PodFacts.HasEnded(pod)).ToList();
        var publishNotReady = json.At("spec").FlagAt("publishNotReadyAddresses");
        var slice = Slice(service, json);
        slice["endpoints"] = new JsonArray([.. pods.Select(pod => Endpoint(pod, publishNotReady || PodFacts.IsReady(pod), Zone(pod)))]);
        slice["ports"] = new JsonArray([.. json.ItemsAt("spec", "ports").Select(port => Port(port, pods))]);
        var current = context.View.In(ResourceTypes.EndpointSlice, item.Namespace).FirstOrDefault(each => each.OwnerUids.Contains(service.Uid));
        if (current is null)
        {
            context.Create(ResourceTypes.EndpointSlice, slice, Manager);
            return null;
        }
        context.Change(ObjectRef.To(current), Manager, value =>
        {
            foreach (var field in (string[])["endpoints", "ports"]) value[field] = slice[field]?.DeepClone();
        });
        return null;
    }

    /// <summary>A slice without endpoints.</summary>
    public static JsonObject Slice(StoredObject service, JsonObject json)
    {
        var labels = new JsonObject { ["endpointslice.kubernetes.io/managed-by"] = "endpointslice-controller.k8s.io", [ServiceName] = service.Name };
        if (json.TextAt("spec", "clusterIP") == "None") labels["service.kubernetes.io/headless"] = "";
        return new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = $"{service.Name}-{Names.Hash(service.Uid, 5)}",
                ["namespace"] = service.Namespace,
                ["labels"] = labels,
                ["ownerReferences"] = new JsonArray(PodTemplates.Owner(service)),
            },
            ["addressType"] = "IPv4",
        };
    }

    public static JsonObject Endpoint(StoredObject pod, bool isReady, string? zone)
    {
        var endpoint = new JsonObject
        {
            ["addresses"] = new JsonArray(PodFacts.Address(pod)),
            ["conditions"] = new JsonObject { ["ready"] = isReady, ["serving"] = isReady, ["terminating"] = false },
            ["nodeName"] = PodFacts.NodeName(pod),
            ["targetRef"] = new JsonObject { ["kind"] = "Pod", ["namespace"] = pod.Namespace, ["name"] = pod.Name, ["uid"] = pod.Uid },
        };
        if (pod.Labels.ContainsKey("statefulset.kubernetes.io/pod-name")) endpoint["hostname"] = pod.Name;
        if (zone is not null) endpoint["zone"] = zone;
        return endpoint;
    }

    private bool Takes(StoredObject service, StoredObject pod) => pod.Labels.Matches(context.View.Json(service).At("spec", "selector"));

    private string? Zone(StoredObject pod) => context.View.Find(ResourceTypes.Node, "", PodFacts.NodeName(pod))?.Labels.GetValueOrDefault("topology.kubernetes.io/zone");

    private JsonObject Port(JsonObject port, List<StoredObject> pods)
    {
        var number = port.OptionalNumberAt("targetPort") ?? Named(port.TextAt("targetPort"), pods) ?? port.NumberAt("port");
        var json = new JsonObject { ["name"] = port.TextAt("name") ?? "", ["port"] = number, ["protocol"] = port.TextAt("protocol") ?? "TCP" };
        if (port.TextAt("appProtocol") is { } protocol) json["appProtocol"] = protocol;
        return json;
    }

    private int? Named(string? name, List<StoredObject> pods) =>
        name is null ? null : pods.SelectMany(pod => context.View.Json(pod).ItemsAt("spec", "containers")).SelectMany(container => container.ItemsAt("ports"))
            .FirstOrDefault(port => port.TextAt("name") == name).OptionalNumberAt("containerPort");
}
