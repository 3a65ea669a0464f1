using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Tests.Contract.Wire;

/// <summary>Small objects to write.</summary>
internal static class Manifests
{
    public static string ConfigMap(string name, params (string Key, string Value)[] data) =>
        Object("v1", "ConfigMap", name, new JsonObject { ["data"] = Map(data) });

    public static string Labelled(string name, params (string Key, string Value)[] labels) =>
        Object("v1", "ConfigMap", name, [], labels: Map(labels));

    public static string Waypoint(string name, int port = 15008) => Object("gateway.networking.k8s.io/v1", "Gateway", name, new JsonObject
    {
        ["spec"] = new JsonObject
        {
            ["gatewayClassName"] = "istio-waypoint",
            ["listeners"] = new JsonArray(new JsonObject { ["name"] = "mesh", ["port"] = port, ["protocol"] = "HBONE" }),
        },
    });

    public static string Service(string name) => Object("v1", "Service", name, new JsonObject
    {
        ["spec"] = new JsonObject
        {
            ["selector"] = new JsonObject { ["app"] = name },
            ["ports"] = new JsonArray(new JsonObject { ["name"] = "http", ["port"] = 80, ["protocol"] = "TCP", ["targetPort"] = 8080 }),
        },
    });

    public static string Object(string apiVersion, string kind, string name, JsonObject rest, JsonObject? labels = null)
    {
        var metadata = new JsonObject { ["name"] = name };
        if (labels is not null)
            metadata["labels"] = labels;
        var result = new JsonObject { ["apiVersion"] = apiVersion, ["kind"] = kind, ["metadata"] = metadata };
        foreach (var (key, value) in rest)
            result[key] = value?.DeepClone();
        return result.ToJsonString();
    }

    private static JsonObject Map((string Key, string Value)[] pairs) => new(pairs.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
}
