using System.Text.Json;

namespace WaypointDashboard.Shared.Resources.Reading;

/// <summary>Reads <c>metadata</c>, conditions and references, which all kinds share.</summary>
internal static class MetadataReader
{
    private static readonly string[] KeptAnnotations =
    [
        "istio.io/", "ambient.istio.io/", "networking.istio.io/", "sidecar.istio.io/", "gateway.istio.io/", "gateway.networking.k8s.io/", "topology.istio.io/",
        "argocd.argoproj.io/", "kustomize.toolkit.fluxcd.io/", "helm.toolkit.fluxcd.io/", "meta.helm.sh/", "config.kubernetes.io/",
    ];

    /// <summary>Reads an object's metadata.</summary>
    public static ObjectMetadata Read(JsonElement root, bool isNamespaced)
    {
        var metadata = root.At("metadata");
        return new ObjectMetadata(
            isNamespaced ? metadata.TextOrEmpty("namespace") : "",
            metadata.TextOrEmpty("name"),
            metadata.Labels("labels"),
            metadata.Labels("annotations", IsKept),
            metadata.At("uid") is { ValueKind: JsonValueKind.String } uid ? uid.GetString()! : "",
            metadata.Time("creationTimestamp"),
            Owner(metadata),
            metadata.At("deletionTimestamp").ValueKind == JsonValueKind.String);
    }

    /// <summary>Reads a list of conditions.</summary>
    public static ValueList<StatusCondition> Conditions(JsonElement parent) => parent.List("conditions", condition => new StatusCondition(
        condition.TextOrEmpty("type"),
        condition.TextOrEmpty("status"),
        condition.TextOrEmpty("reason"),
        condition.TextOrEmpty("message"),
        condition.Time("lastTransitionTime")));

    /// <summary>Reads a label selector; null when it is absent.</summary>
    public static LabelSelector? Selector(JsonElement selector) => selector.ValueKind != JsonValueKind.Object
        ? null
        : new LabelSelector(
            selector.Labels("matchLabels"),
            selector.List("matchExpressions", item => new LabelRequirement(item.TextOrEmpty("key"), item.TextOrEmpty("operator"), item.Texts("values"))));

    /// <summary>Reads a reference.</summary>
    public static TargetReference Reference(JsonElement reference, string defaultGroup, string defaultKind) => new(
        reference.Text("group") ?? defaultGroup,
        reference.Text("kind") ?? defaultKind,
        reference.TextOrEmpty("name"),
        reference.Text("namespace") is { Length: > 0 } found ? found : null,
        reference.Number("port"),
        reference.Text("sectionName"));

    private static bool IsKept(string key)
    {
        foreach (var prefix in KeptAnnotations)
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static OwnerReference? Owner(JsonElement metadata)
    {
        var owners = metadata.At("ownerReferences");
        if (owners.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (var owner in owners.EnumerateArray())
        {
            // A Gateway owns what istiod deploys without being marked as its controller.
            if (owner.Flag("controller") || owners.GetArrayLength() == 1)
            {
                return new OwnerReference(owner.TextOrEmpty("kind"), owner.TextOrEmpty("name"));
            }
        }

        return null;
    }
}
