using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Writing;

namespace WaypointDashboard.Sandbox.Validation;

/// <summary>What the Gateway API says about Gateways beyond their schema, in the rules of its definition.</summary>
internal static class GatewayRules
{
    private const string Listeners = "spec.listeners";

    public static IEnumerable<StatusCause> Check(JsonObject gateway)
    {
        var listeners = (gateway["spec"]?["listeners"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        if (listeners.Any(listener => Protocol(listener) is "HTTP" or "TCP" or "UDP" && listener["tls"] is not null))
            yield return Broken("tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']");
        if (listeners.Any(listener => Protocol(listener) == "HTTPS" && listener["tls"] is JsonObject tls && (tls.Text("mode") ?? "") is not ("" or "Terminate")))
            yield return Broken("tls mode must be Terminate for protocol HTTPS");
        if (listeners.Any(listener => Protocol(listener) == "TLS" && listener["tls"] is JsonObject tls && string.IsNullOrEmpty(tls.Text("mode"))))
            yield return Broken("tls mode must be set for protocol TLS");
        if (listeners.Any(listener => Protocol(listener) is "TCP" or "UDP" && !string.IsNullOrEmpty(listener.Text("hostname"))))
            yield return Broken("hostname must not be specified for protocols ['TCP', 'UDP']");
        if (listeners.DistinctBy(listener => (listener["port"]?.ToString(), Protocol(listener), listener.Text("hostname"))).Count() < listeners.Count)
            yield return Broken("Combination of port, protocol and hostname must be unique for each listener");
    }

    private static string Protocol(JsonObject listener) => listener.Text("protocol") ?? "";

    private static StatusCause Broken(string rule) => new("FieldValueInvalid", $"Invalid value: \"array\": {rule}", Listeners);
}
