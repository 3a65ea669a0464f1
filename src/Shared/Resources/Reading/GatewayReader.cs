using System.Text.Json;

namespace WaypointDashboard.Shared.Resources.Reading;

/// <summary>Reads the kinds of the Gateway API.</summary>
internal static class GatewayReader
{
    private const string Group = "gateway.networking.k8s.io";

    /// <summary>Reads a Gateway.</summary>
    public static GatewayResource Gateway(JsonElement root, ObjectMetadata metadata)
    {
        var spec = root.At("spec");
        var status = root.At("status");
        var states = new Dictionary<string, ValueList<StatusCondition>>(StringComparer.Ordinal);
        foreach (var listener in status.List("listeners", item => item))
        {
            states[listener.TextOrEmpty("name")] = MetadataReader.Conditions(listener);
        }

        return new GatewayResource(
            metadata,
            spec.TextOrEmpty("gatewayClassName"),
            spec.List("listeners", listener => Listener(listener, states)),
            status.List("addresses", Address),
            spec.List("addresses", Address),
            MetadataReader.Conditions(status),
            spec.At("infrastructure", "parametersRef").Text("name"));
    }

    /// <summary>Reads a GatewayClass.</summary>
    public static GatewayClassResource GatewayClass(JsonElement root, ObjectMetadata metadata) =>
        new(metadata, root.At("spec").TextOrEmpty("controllerName"), MetadataReader.Conditions(root.At("status")));

    /// <summary>Reads a route of any of the four kinds.</summary>
    public static RouteResource Route(ResourceKind kind, JsonElement root, ObjectMetadata metadata)
    {
        var spec = root.At("spec");
        var rules = spec.List("rules", item => item);
        var backends = new List<TargetReference>();
        foreach (var rule in rules)
        {
            foreach (var backend in rule.List("backendRefs", item => MetadataReader.Reference(item, "", "Service")))
            {
                if (!backends.Contains(backend))
                {
                    backends.Add(backend);
                }
            }
        }

        return new RouteResource(
            kind,
            metadata,
            spec.List("parentRefs", Parent),
            [.. backends],
            spec.Texts("hostnames"),
            rules.Count,
            root.At("status").List("parents", parent => new RouteParentStatus(
                Parent(parent.At("parentRef")),
                parent.TextOrEmpty("controllerName"),
                MetadataReader.Conditions(parent))));
    }

    private static TargetReference Parent(JsonElement reference) => MetadataReader.Reference(reference, Group, "Gateway");

    private static GatewayAddress Address(JsonElement address) => new(address.Text("type") ?? "IPAddress", address.TextOrEmpty("value"));

    private static GatewayListener Listener(JsonElement listener, Dictionary<string, ValueList<StatusCondition>> states)
    {
        var namespaces = listener.At("allowedRoutes", "namespaces");
        var name = listener.TextOrEmpty("name");
        return new GatewayListener(
            name,
            listener.Number("port") ?? 0,
            listener.TextOrEmpty("protocol"),
            namespaces.Text("from"),
            MetadataReader.Selector(namespaces.At("selector")),
            listener.Text("hostname"),
            states.GetValueOrDefault(name));
    }
}
