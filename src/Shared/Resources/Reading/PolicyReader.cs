using System.Globalization;
using System.Text.Json;

namespace WaypointDashboard.Shared.Resources.Reading;

/// <summary>Reads Istio's policies.</summary>
internal static class PolicyReader
{
    /// <summary>Reads an AuthorizationPolicy.</summary>
    public static AuthorizationPolicyResource Authorization(JsonElement root, ObjectMetadata metadata)
    {
        var spec = root.At("spec");
        return new AuthorizationPolicyResource(
            metadata,
            Selector(spec),
            Targets(spec),
            spec.Text("action") ?? "ALLOW",
            spec.List("rules", rule => new AuthorizationRule(
                rule.List("from", item => Clause(item.At("source"))),
                rule.List("to", item => Clause(item.At("operation"))),
                rule.List("when", item => new AuthorizationCondition(item.TextOrEmpty("key"), item.Texts("values"), item.Texts("notValues"))))),
            MetadataReader.Conditions(root.At("status")));
    }

    /// <summary>Reads a RequestAuthentication, Telemetry or WasmPlugin.</summary>
    public static AttachedPolicyResource Attached(ResourceKind kind, JsonElement root, ObjectMetadata metadata)
    {
        var spec = root.At("spec");
        return new AttachedPolicyResource(kind, metadata, Selector(spec), Targets(spec), MetadataReader.Conditions(root.At("status")));
    }

    /// <summary>Reads a PeerAuthentication.</summary>
    public static PeerAuthenticationResource Peer(JsonElement root, ObjectMetadata metadata)
    {
        var spec = root.At("spec");
        var ports = new List<KeyValuePair<int, string>>();
        var map = spec.At("portLevelMtls");
        if (map.ValueKind == JsonValueKind.Object)
        {
            foreach (var port in map.EnumerateObject())
            {
                if (int.TryParse(port.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    ports.Add(new(number, port.Value.Text("mode") ?? "UNSET"));
                }
            }
        }

        return new PeerAuthenticationResource(metadata, Selector(spec), spec.At("mtls").Text("mode") ?? "UNSET", [.. ports], MetadataReader.Conditions(root.At("status")));
    }

    /// <summary>An empty selector counts as none: it selects the whole namespace, as no selector does.</summary>
    private static LabelSet? Selector(JsonElement spec) =>
        spec.At("selector", "matchLabels") is { ValueKind: JsonValueKind.Object } labels && labels.EnumerateObject().Any() ? spec.At("selector").Labels("matchLabels") : null;

    private static ValueList<TargetReference> Targets(JsonElement spec)
    {
        var targets = spec.List("targetRefs", item => MetadataReader.Reference(item, "", ""));
        return targets.Count == 0 && spec.At("targetRef").ValueKind == JsonValueKind.Object
            ? [MetadataReader.Reference(spec.At("targetRef"), "", "")]
            : targets;
    }

    private static AuthorizationClause Clause(JsonElement clause)
    {
        if (clause.ValueKind != JsonValueKind.Object)
        {
            return new AuthorizationClause([]);
        }

        var attributes = new List<AuthorizationAttribute>();
        foreach (var field in clause.EnumerateObject())
        {
            var values = clause.Texts(field.Name);
            if (values.Count > 0)
            {
                attributes.Add(new AuthorizationAttribute(JsonReading.Interned(field.Name), values));
            }
        }

        return new AuthorizationClause([.. attributes]);
    }
}
