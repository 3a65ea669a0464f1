using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Writes the Gateway that makes a waypoint, as <c>istioctl waypoint generate</c> does (istioctl/pkg/waypoint/waypoint.go), plus <c>allowedRoutes</c>, which istioctl never writes.</summary>
public static class WaypointManifest
{
    /// <summary>The manifest as JSON; keys in alphabetical order.</summary>
    public static string Write(ChangeIntent.DeployWaypoint intent)
    {
        var metadata = new JsonObject();
        var labels = new JsonObject();
        if (intent.Revision is { Length: > 0 } revision)
        {
            labels[IstioNames.Revision] = revision;
        }

        if (intent.TrafficType is { } type)
        {
            labels[IstioNames.WaypointFor] = LabelOf(type);
        }

        if (labels.Count > 0)
        {
            metadata["labels"] = labels;
        }

        metadata["name"] = intent.Waypoint.Name;
        metadata["namespace"] = intent.Waypoint.Namespace;
        var listener = new JsonObject();
        if (Namespaces(intent.Allowed) is { } namespaces)
        {
            listener["allowedRoutes"] = new JsonObject { ["namespaces"] = namespaces };
        }

        listener["name"] = "mesh";
        listener["port"] = IstioNames.HbonePort;
        listener["protocol"] = "HBONE";
        var spec = new JsonObject { ["gatewayClassName"] = intent.ClassName };
        if (intent.Parameters is { Length: > 0 } parameters)
        {
            spec["infrastructure"] = new JsonObject { ["parametersRef"] = new JsonObject { ["group"] = "", ["kind"] = nameof(ResourceKind.ConfigMap), ["name"] = parameters } };
        }

        spec["listeners"] = new JsonArray(listener);
        return new JsonObject
        {
            ["apiVersion"] = ResourceKinds.Of(ResourceKind.Gateway).ApiVersion,
            ["kind"] = nameof(ResourceKind.Gateway),
            ["metadata"] = metadata,
            ["spec"] = spec,
        }.ToJsonString(PlanJson.Options);
    }

    /// <summary>The value of <c>istio.io/waypoint-for</c>; <see cref="TrafficType.Unknown"/> has none and is not to be written.</summary>
    public static string LabelOf(TrafficType type) => type.ToString().ToLowerInvariant();

    /// <summary>The content of <c>allowedRoutes.namespaces</c>; null for <see cref="AllowedNamespaces.Same"/>, which is the default.</summary>
    internal static JsonObject? Namespaces(AllowedNamespaces allowed) => allowed switch
    {
        AllowedNamespaces.All => new JsonObject { ["from"] = "All" },
        AllowedNamespaces.Matching matching => new JsonObject { ["from"] = "Selector", ["selector"] = Selector(matching.Selector) },
        _ => null,
    };

    private static JsonObject Selector(LabelSelector selector)
    {
        var json = new JsonObject();
        if (selector.MatchExpressions.Count > 0)
        {
            json["matchExpressions"] = new JsonArray([.. selector.MatchExpressions.Select(Requirement)]);
        }

        if (selector.MatchLabels.Count > 0)
        {
            json["matchLabels"] = new JsonObject(selector.MatchLabels.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));
        }

        return json;
    }

    private static JsonObject Requirement(LabelRequirement requirement)
    {
        var json = new JsonObject { ["key"] = requirement.Key, ["operator"] = requirement.Operator };
        if (requirement.Values.Count > 0)
        {
            json["values"] = new JsonArray([.. requirement.Values.Select(value => (JsonNode?)value)]);
        }

        return json;
    }
}
