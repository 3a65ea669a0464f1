using System.Text.Json;

namespace WaypointDashboard.Shared.Resources.Reading;

/// <summary>Reads the kinds of networking.istio.io.</summary>
internal static class IstioNetworkingReader
{
    /// <summary>Reads a ServiceEntry.</summary>
    public static ServiceEntryResource ServiceEntry(JsonElement root, ObjectMetadata metadata)
    {
        var spec = root.At("spec");
        var status = root.At("status");
        return new ServiceEntryResource(
            metadata,
            spec.Texts("hosts"),
            spec.Texts("addresses"),
            status.List("addresses", address => new AllocatedAddress(address.TextOrEmpty("value"), address.TextOrEmpty("host"))),
            spec.List("ports", port => new ServicePort(
                port.TextOrEmpty("name"),
                port.Number("number") ?? 0,
                port.TextOrEmpty("protocol"),
                port.Number("targetPort")?.ToString(System.Globalization.CultureInfo.InvariantCulture))),
            spec.Text("location") ?? "MESH_EXTERNAL",
            spec.Text("resolution") ?? "NONE",
            spec.List("endpoints", endpoint => new ServiceEntryEndpoint(
                endpoint.TextOrEmpty("address"),
                endpoint.Labels("labels"),
                endpoint.TextOrEmpty("network"),
                endpoint.TextOrEmpty("serviceAccount"))),
            spec.At("workloadSelector").ValueKind == JsonValueKind.Object ? spec.At("workloadSelector").Labels("labels") : null,
            spec.Texts("exportTo"),
            MetadataReader.Conditions(status));
    }

    /// <summary>Reads a WorkloadEntry.</summary>
    public static WorkloadEntryResource WorkloadEntry(JsonElement root, ObjectMetadata metadata)
    {
        var spec = root.At("spec");
        return new WorkloadEntryResource(
            metadata,
            spec.TextOrEmpty("address"),
            spec.Labels("labels"),
            spec.TextOrEmpty("serviceAccount"),
            spec.TextOrEmpty("network"),
            MetadataReader.Conditions(root.At("status")));
    }

    /// <summary>Reads a VirtualService.</summary>
    public static VirtualServiceResource VirtualService(JsonElement root, ObjectMetadata metadata)
    {
        var spec = root.At("spec");
        return new VirtualServiceResource(metadata, spec.Texts("hosts"), spec.Texts("gateways"), spec.Texts("exportTo"));
    }

    /// <summary>Reads a DestinationRule.</summary>
    public static DestinationRuleResource DestinationRule(JsonElement root, ObjectMetadata metadata) =>
        new(metadata, root.At("spec").TextOrEmpty("host"), root.At("spec").Texts("exportTo"));
}
