using System.Text.Json;

namespace WaypointDashboard.Shared.Resources.Reading;

/// <summary>
/// Reads Istio's mesh configuration: the ConfigMap <c>istio</c> or <c>istio-REVISION</c>, key <c>mesh</c>. Istio writes YAML there; the edge, which has a
/// YAML parser, turns it into JSON before it comes here.
/// </summary>
internal static class MeshConfigReader
{
    private const string DefaultNamespace = "istio-system";
    private const string DefaultTrustDomain = "cluster.local";

    /// <summary>Reads it; null for any other ConfigMap.</summary>
    public static MeshConfigResource? Read(JsonElement root, ObjectMetadata metadata)
    {
        if (!(metadata.Name == "istio" || metadata.Name.StartsWith("istio-", StringComparison.Ordinal)) || root.At("data").At("mesh") is not { ValueKind: JsonValueKind.String } mesh)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(mesh.GetString()!);
            return FromMesh(document.RootElement, metadata);
        }
        catch (JsonException)
        {
            // Not the mesh configuration as the edge hands it over: nothing to learn from it.
            return null;
        }
    }

    private static MeshConfigResource FromMesh(JsonElement mesh, ObjectMetadata metadata) => new(
        metadata,
        mesh.Text("rootNamespace") ?? DefaultNamespace,
        mesh.Text("trustDomain") ?? DefaultTrustDomain,
        Visibility(mesh.At("serviceEntryVisibility")));

    private static ValueList<VisibilityPolicy> Visibility(JsonElement configuration)
    {
        if (configuration.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var policies = new List<VisibilityPolicy>();
        foreach (var policy in configuration.List("policies", item => item))
        {
            var visibility = policy.Text("visibility") ?? "PUBLIC";
            foreach (var rule in policy.List("matchingRules", item => item))
            {
                if (MetadataReader.Selector(rule.At("namespaceSelector")) is { } selector)
                {
                    policies.Add(new VisibilityPolicy(selector, visibility));
                }
            }
        }

        policies.Add(new VisibilityPolicy(null, configuration.Text("defaultVisibility") ?? "PUBLIC"));
        return [.. policies];
    }
}
