using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Api.Tables;

/// <summary>Columns of services and of what stands behind them.</summary>
internal static class ServiceColumns
{
    private const int EndpointsShown = 3;

    public static ImmutableArray<TableColumn> Create(TableColumn name, TableColumn age) =>
    [
        name,
        new("Type", "string", (service, _) => Type(service)),
        new("Cluster-IP", "string", (service, _) => Cells.OrNone(Cells.Text(service, "spec", "clusterIP"))),
        new("External-IP", "string", (service, _) => External(service)),
        new("Port(s)", "string", (service, _) => Cells.Joined(Cells.Objects(service, "spec", "ports").Select(Port))),
        age,
        new("Selector", "string", (service, _) => Cells.Labels(service, "spec", "selector"), Priority: 1),
    ];

    public static ImmutableArray<TableColumn> EndpointSlice(TableColumn name, TableColumn age) =>
    [
        name,
        TableColumns.Text("AddressType", "addressType"),
        new("Ports", "string", (slice, _) => Cells.OrNone(string.Join(',', Cells.Objects(slice, "ports").Select(port => Cells.Text(port, "port"))))),
        new("Endpoints", "string", (slice, _) => Shortened([.. Cells.Objects(slice, "endpoints").SelectMany(Addresses)])),
        age,
    ];

    public static string Endpoints(JsonObject endpoints) => Shortened(
    [
        .. from subset in Cells.Objects(endpoints, "subsets")
           from address in Cells.Objects(subset, "addresses")
           from port in Cells.Objects(subset, "ports")
           select $"{Cells.Text(address, "ip")}:{Cells.Text(port, "port")}",
    ]);

    private static IEnumerable<string> Addresses(JsonObject endpoint) => endpoint["addresses"] is JsonArray addresses ? addresses.Select(address => address!.ToString()) : [];

    private static string Shortened(string[] all) =>
        all.Length <= EndpointsShown ? Cells.Joined(all) : $"{string.Join(',', all.Take(EndpointsShown))} + {all.Length - EndpointsShown} more...";

    private static string Type(JsonObject service) => Cells.Text(service, "spec", "type") is { Length: > 0 } type ? type : "ClusterIP";

    private static string Port(JsonObject port)
    {
        var node = Cells.Text(port, "nodePort");
        return $"{Cells.Text(port, "port")}{(node.Length > 0 ? $":{node}" : "")}/{(Cells.Text(port, "protocol") is { Length: > 0 } protocol ? protocol : "TCP")}";
    }

    private static string External(JsonObject service)
    {
        if (Type(service) == "ExternalName") return Cells.Text(service, "spec", "externalName");
        var balanced = Cells.Objects(service, "status", "loadBalancer", "ingress").Select(ingress => Cells.Text(ingress, "ip") is { Length: > 0 } ip ? ip : Cells.Text(ingress, "hostname")).ToArray();
        if (balanced.Length > 0) return string.Join(',', balanced);
        var external = Cells.At(service, "spec", "externalIPs") is JsonArray ips ? string.Join(',', ips.Select(ip => ip!.ToString())) : "";
        return external.Length > 0 ? external : Type(service) == "LoadBalancer" ? "<pending>" : Cells.None;
    }
}
