using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Storage;

/// <summary>One version of one object. Immutable: what is kept is its JSON in UTF-8, ready to be sent, and the few facts that lists and watches are filtered by.</summary>
public sealed class StoredObject
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The version of what is only shown, since it was created in a dry run.</summary>
    internal const long NeverStored = 0;

    private readonly int _prefix;

    private StoredObject(ResourceType type, JsonObject json, long version)
    {
        var metadata = json["metadata"]!.AsObject();
        if (version == NeverStored) metadata.Remove("resourceVersion");
        else metadata["resourceVersion"] = version.ToString(CultureInfo.InvariantCulture);
        Type = type;
        Version = version;
        Key = new ObjectName(metadata["namespace"]?.GetValue<string>() ?? "", metadata["name"]!.GetValue<string>());
        Uid = metadata["uid"]?.GetValue<string>() ?? "";
        Labels = LabelsOf(metadata);
        OwnerUids = metadata["ownerReferences"] is JsonArray owners ? [.. owners.Select(owner => owner!["uid"]!.GetValue<string>())] : [];
        HasFinalizers = metadata["finalizers"] is JsonArray { Count: > 0 };
        IsTerminating = metadata["deletionTimestamp"] is not null;
        Fields = SelectableFields.Of(type, json);
        (Utf8, _prefix) = Serialize(json);
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

    /// <summary>What follows <c>{"kind":…,"apiVersion":…,</c>: the same in every version and in lists, which leave those two out.</summary>
    internal ReadOnlyMemory<byte> Utf8AfterTypeMeta => Utf8[_prefix..];

    /// <summary>The object as JSON of the caller's own: change it freely.</summary>
    public JsonObject ToJson() => JsonNode.Parse(Utf8.Span)!.AsObject();

    /// <summary>Keeps an object; its <c>metadata.resourceVersion</c> is set to the version. The JSON must not be changed afterwards.</summary>
    internal static StoredObject From(ResourceType type, JsonObject json, long version) => new(type, json, version);

    /// <summary>The same state under a later version: how a watch sees an object that left its selection.</summary>
    internal StoredObject At(long version) => new(Type, ToJson(), version);

    private static (ReadOnlyMemory<byte> Utf8, int Prefix) Serialize(JsonObject json)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, Compact);
        writer.WriteStartObject();
        writer.WriteString("kind", json["kind"]!.GetValue<string>());
        writer.WriteString("apiVersion", json["apiVersion"]!.GetValue<string>());
        writer.Flush();
        var prefix = buffer.WrittenCount + 1;
        writer.WritePropertyName("metadata");
        json["metadata"]!.WriteTo(writer);
        foreach (var (name, member) in json)
        {
            if (name is "kind" or "apiVersion" or "metadata") continue;
            writer.WritePropertyName(name);
            if (member is null) writer.WriteNullValue();
            else member.WriteTo(writer);
        }
        writer.WriteEndObject();
        writer.Flush();
        return (buffer.WrittenSpan.ToArray(), prefix);
    }

    private static FrozenDictionary<string, string> LabelsOf(JsonObject metadata) =>
        metadata["labels"] is JsonObject { Count: > 0 } labels
            ? labels.ToFrozenDictionary(label => label.Key, label => label.Value?.GetValue<string>() ?? "", StringComparer.Ordinal)
            : FrozenDictionary<string, string>.Empty;
}
