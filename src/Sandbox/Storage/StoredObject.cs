using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Storage;

/// <summary>One version of one object. Immutable: what is kept is its JSON in UTF-8, ready to be sent, and the few facts that lists and watches are filtered by.</summary>
public sealed class StoredObject
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private StoredObject(ResourceType type, JsonObject json, long version)
    {
        var metadata = json["metadata"]!.AsObject();
        metadata["resourceVersion"] = version.ToString(CultureInfo.InvariantCulture);
        Type = type;
        Version = version;
        Key = new ObjectName(metadata["namespace"]?.GetValue<string>() ?? "", metadata["name"]!.GetValue<string>());
        Uid = metadata["uid"]?.GetValue<string>() ?? "";
        Labels = LabelsOf(metadata);
        OwnerUids = metadata["ownerReferences"] is JsonArray owners ? [.. owners.Select(owner => owner!["uid"]!.GetValue<string>())] : [];
        HasFinalizers = metadata["finalizers"] is JsonArray { Count: > 0 };
        IsTerminating = metadata["deletionTimestamp"] is not null;
        Fields = SelectableFields.Of(type, json);
        Utf8 = JsonSerializer.SerializeToUtf8Bytes(json, Compact);
    }

    public ResourceType Type { get; }

    public ObjectName Key { get; }

    public string Namespace => Key.Namespace;

    public string Name => Key.Name;

    public string Uid { get; }

    /// <summary>The version of the store that this state came with.</summary>
    public long Version { get; }

    public FrozenDictionary<string, string> Labels { get; }

    public ImmutableArray<string> OwnerUids { get; }

    public bool HasFinalizers { get; }

    public bool IsTerminating { get; }

    /// <summary>The whole object as JSON, in its storage version.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>What field selectors can ask for beside name and namespace.</summary>
    internal FrozenDictionary<string, string> Fields { get; }

    /// <summary>The object as JSON of the caller's own: change it freely.</summary>
    public JsonObject ToJson() => JsonNode.Parse(Utf8.Span)!.AsObject();

    /// <summary>Keeps an object; its <c>metadata.resourceVersion</c> is set to the version. The JSON must not be changed afterwards.</summary>
    internal static StoredObject From(ResourceType type, JsonObject json, long version) => new(type, json, version);

    private static FrozenDictionary<string, string> LabelsOf(JsonObject metadata) =>
        metadata["labels"] is JsonObject { Count: > 0 } labels
            ? labels.ToFrozenDictionary(label => label.Key, label => label.Value?.GetValue<string>() ?? "", StringComparer.Ordinal)
            : FrozenDictionary<string, string>.Empty;
}
