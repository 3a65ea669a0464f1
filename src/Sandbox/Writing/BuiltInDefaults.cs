using System.Net;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Writing;

/// <summary>What Kubernetes fills in where built-in kinds say nothing.</summary>
internal sealed class BuiltInDefaults(VersionedStore store)
{
    private const uint FirstAddress = (10u << 24) | (96u << 16) | 256;
    private const uint Addresses = 65_000;
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private uint _next;

    public void Fill(ResourceType type, JsonObject value)
    {
        if (type == ResourceTypes.Service) FillService(value);
        else if (type == ResourceTypes.Namespace) FillNamespace(value);
        else if (type == ResourceTypes.Deployment || type == ResourceTypes.ReplicaSet || type == ResourceTypes.StatefulSet) Default(Child(value, "spec"), "replicas", 1);
        else if (type == ResourceTypes.Secret) Default(value, "type", "Opaque");
        else if (type == ResourceTypes.Pod) Default(Child(value, "status"), "phase", "Pending");
    }

    /// <summary>What a service keeps when an update does not say it.</summary>
    public static void Keep(ResourceType type, JsonObject before, JsonObject after)
    {
        if (type != ResourceTypes.Service || after["spec"] is not JsonObject spec || before["spec"] is not JsonObject old || spec.Text("type") == "ExternalName") return;
        foreach (var field in (string[])["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"])
        {
            if (spec[field] is null && old[field] is { } kept) spec[field] = kept.DeepClone();
        }
    }

    private void FillService(JsonObject value)
    {
        var spec = Child(value, "spec");
        Default(spec, "type", "ClusterIP");
        Default(spec, "sessionAffinity", "None");
        foreach (var port in (spec["ports"] as JsonArray ?? []).OfType<JsonObject>())
        {
            Default(port, "protocol", "TCP");
            if (port["targetPort"] is null && port["port"] is { } number) port["targetPort"] = number.DeepClone();
        }
        Default(Child(value, "status"), "loadBalancer", new JsonObject());
        if (spec.Text("type") == "ExternalName") return;
        if (spec.Text("clusterIP") is null or "") spec["clusterIP"] = FreeAddress();
        var address = spec.Text("clusterIP")!;
        _given.Add(address);
        if (spec["clusterIPs"] is null) spec["clusterIPs"] = new JsonArray(address);
        if (spec["ipFamilies"] is null) spec["ipFamilies"] = new JsonArray(address.Contains(':', StringComparison.Ordinal) ? "IPv6" : "IPv4");
        Default(spec, "ipFamilyPolicy", "SingleStack");
        Default(spec, "internalTrafficPolicy", "Cluster");
    }

    private static void FillNamespace(JsonObject value)
    {
        var metadata = value.Metadata();
        Child(metadata, "labels")["kubernetes.io/metadata.name"] = metadata.Text("name");
        if (value["spec"] is not JsonObject) value["spec"] = new JsonObject { ["finalizers"] = new JsonArray("kubernetes") };
        Default(Child(value, "status"), "phase", "Active");
    }

    private string FreeAddress()
    {
        string address;
        do
        {
            var number = FirstAddress + (_next++ % Addresses);
            address = new IPAddress([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]).ToString();
        }
        while (_given.Contains(address) && store.List(ResourceTypes.Service).Items.Any(service => service.Fields.GetValueOrDefault("spec.clusterIP") == address));
        return address;
    }

    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child) parent[name] = child = [];
        return child;
    }

    private static void Default(JsonObject parent, string name, JsonNode standard)
    {
        if (parent[name] is null) parent[name] = standard;
    }
}
