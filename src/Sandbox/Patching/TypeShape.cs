using System.Collections.Frozen;
using WaypointDashboard.Sandbox.Storage;
using WaypointDashboard.Sandbox.Validation;

namespace WaypointDashboard.Sandbox.Patching;

/// <summary>A place in an object, and how what lies there is merged: by the schema of a custom kind, by what Kubernetes' own types say otherwise.</summary>
internal readonly record struct TypeShape(bool IsCustom, Schema? Schema, string Field, string Parent)
{
    private static readonly FrozenDictionary<string, ListShape> ByField = new Dictionary<string, ListShape>
    {
        ["metadata.finalizers"] = ListShape.Set,
        ["metadata.ownerReferences"] = ListShape.Map("uid"),
        ["status.conditions"] = ListShape.Map("type"),
        ["spec.containers"] = ListShape.Map("name"),
        ["spec.initContainers"] = ListShape.Map("name"),
        ["spec.ephemeralContainers"] = ListShape.Map("name"),
        ["spec.volumes"] = ListShape.Map("name"),
        ["spec.imagePullSecrets"] = ListShape.Map("name"),
        ["spec.topologySpreadConstraints"] = ListShape.Map("topologyKey", "whenUnsatisfiable"),
        ["spec.hostAliases"] = ListShape.Map("ip"),
        ["spec.ports"] = ListShape.Map("port", "protocol"),
        ["containers.ports"] = ListShape.Map("containerPort", "protocol"),
        ["containers.env"] = ListShape.Map("name"),
        ["containers.volumeMounts"] = ListShape.Map("mountPath"),
        ["initContainers.env"] = ListShape.Map("name"),
        ["initContainers.volumeMounts"] = ListShape.Map("mountPath"),
        [".secrets"] = ListShape.Map("name"),
        [".imagePullSecrets"] = ListShape.Map("name"),
        ["status.podIPs"] = ListShape.Map("ip"),
        ["status.hostIPs"] = ListShape.Map("ip"),
        [".webhooks"] = ListShape.Map("name"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> AtomicMaps = new[] { "selector", "nodeSelector", "podSelector", "labelSelector", "involvedObject", "claimRef", "roleRef", "secretRef", "configMapKeyRef", "secretKeyRef", "fieldRef", "resourceFieldRef", "scaleTargetRef" }
        .ToFrozenSet(StringComparer.Ordinal);

    public ListShape List => Schema is null ? IsCustom ? ListShape.Atomic : ByField.GetValueOrDefault($"{Parent}.{Field}", ListShape.Atomic) : Schema.ListType switch
    {
        "map" => ListShape.Map(Schema.ListKeys),
        "set" => ListShape.Set,
        _ => ListShape.Atomic,
    };

    /// <summary>Whether an object here is replaced as a whole.</summary>
    public bool IsAtomicMap => Schema?.IsAtomicMap ?? (!IsCustom && AtomicMaps.Contains(Field));

    public static TypeShape Of(ResourceType type) => new(type.IsCustom, CustomDefinitions.Schema(type), "", "");

    public TypeShape Member(string name)
    {
        // Metadata is the same in all kinds, whatever their schema says.
        if (Field.Length == 0 && name == "metadata") return new TypeShape(IsCustom: false, null, name, "");
        return new TypeShape(IsCustom, Schema?.Properties.GetValueOrDefault(name) ?? Schema?.AdditionalProperties, name, Field);
    }

    /// <summary>The shape of the items, whose members have the list's name for a parent.</summary>
    public TypeShape Item() => new(IsCustom, Schema?.Items, Field, Parent);
}
