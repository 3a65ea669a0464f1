using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Istiod;

/// <summary>Whether a Gateway can be reached, and where.</summary>
internal static class Programming
{
    private const string Failed = "Failed to assign to any requested addresses";

    /// <summary>The condition, and the addresses; no addresses = those that were written once stay.</summary>
    public static (Condition Condition, JsonArray Addresses) Of(ClusterView view, StoredObject gateway, JsonObject json, string resourceName, GatewayClassInfo info)
    {
        var host = json.ItemsAt("spec", "addresses").FirstOrDefault(address => address.TextAt("type") == "Hostname").TextAt("value") ?? $"{resourceName}.{gateway.Namespace}.svc.cluster.local";
        var parts = host.Split('.');
        var service = parts.Length < 2 ? null : view.Find(ResourceTypes.Service, parts[1], parts[0]);
        if (service is null) return Refused("AddressNotUsable", $"hostname \"{host}\" not found");
        var serviceJson = view.Json(service);
        var ports = serviceJson.ItemsAt("spec", "ports").Select(port => port.NumberAt("port")).ToList();
        var wanted = json.ItemsAt("spec", "listeners").Select(listener => listener.NumberAt("port")).Distinct().ToList();
        if (wanted.Find(port => !ports.Contains(port)) is > 0 and var missing) return Refused("AddressNotUsable", $"port {missing} not found for hostname \"{host}\"");
        var ready = view.In(ResourceTypes.EndpointSlice, service.Namespace).Any(slice =>
            slice.Labels.GetValueOrDefault("kubernetes.io/service-name") == service.Name && view.Json(slice).ItemsAt("endpoints").Any(endpoint => endpoint.At("conditions").FlagAt("ready")));
        if (!ready) return Refused("AddressNotAssigned", $"no instances found for hostname \"{host}\"");
        var external = serviceJson.ItemsAt("status", "loadBalancer", "ingress").Select(each => each.TextAt("ip") ?? each.TextAt("hostname") ?? "").ToList();
        if (serviceJson.TextAt("spec", "type") == "LoadBalancer" && external.Count == 0) return Refused("AddressNotAssigned", $"address pending for hostname \"{host}\"");
        var addresses = new JsonArray();
        foreach (var address in external.Count > 0 ? external : serviceJson.TextsAt("spec", "clusterIPs").Where(each => each != "None")) addresses.Add(new JsonObject { ["type"] = "IPAddress", ["value"] = address });
        if (info.IsWaypoint) addresses.Add(new JsonObject { ["type"] = "Hostname", ["value"] = host });
        return (new Condition("Programmed", true, "Programmed", $"Resource programmed, assigned to service(s) {string.Join(" and ", wanted.Select(port => $"{host}:{port}"))}"), addresses);
    }

    private static (Condition, JsonArray) Refused(string reason, string why) => (new Condition("Programmed", false, reason, $"{Failed}: {why}"), []);
}
