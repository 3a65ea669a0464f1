using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WaypointDashboard.Sandbox.Validation;

/// <summary>A structural schema as CustomResourceDefinitions have it, read once.</summary>
internal sealed class Schema
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly JsonObject _json;

    public Schema(JsonObject json)
    {
        _json = json;
        Type = Text("type");
        Format = Text("format");
        Required = Texts("required");
        Enum = Texts("enum");
        ListType = Text("x-kubernetes-list-type");
        ListKeys = Texts("x-kubernetes-list-map-keys");
        IsAtomicMap = Text("x-kubernetes-map-type") == "atomic";
        KeepsUnknown = Flag("x-kubernetes-preserve-unknown-fields");
        IsIntOrString = Flag("x-kubernetes-int-or-string");
        Default = json["default"];
        PatternText = Text("pattern");
        Pattern = PatternText.Length == 0 ? null : new Regex(PatternText, RegexOptions.CultureInvariant, Patience);
        Items = json["items"] is JsonObject items ? new Schema(items) : null;
        AdditionalProperties = json["additionalProperties"] is JsonObject additional ? new Schema(additional) : null;
        Properties = json["properties"] is JsonObject properties
            ? properties.ToFrozenDictionary(property => property.Key, property => new Schema(property.Value!.AsObject()), StringComparer.Ordinal)
            : FrozenDictionary<string, Schema>.Empty;
    }

    public string Type { get; }

    public string Format { get; }

    public ImmutableArray<string> Required { get; }

    public ImmutableArray<string> Enum { get; }

    /// <summary><c>atomic</c>, <c>set</c>, <c>map</c>, or empty.</summary>
    public string ListType { get; }

    public ImmutableArray<string> ListKeys { get; }

    public bool IsAtomicMap { get; }

    public bool KeepsUnknown { get; }

    public bool IsIntOrString { get; }

    public JsonNode? Default { get; }

    public string PatternText { get; }

    public Regex? Pattern { get; }

    public Schema? Items { get; }

    public Schema? AdditionalProperties { get; }

    public FrozenDictionary<string, Schema> Properties { get; }

    /// <summary>A limit such as <c>maxLength</c>; null if there is none.</summary>
    public double? Limit(string name) => _json[name] is JsonValue limit ? double.Parse(limit.ToString(), System.Globalization.CultureInfo.InvariantCulture) : null;

    private string Text(string name) => _json[name]?.ToString() ?? "";

    private bool Flag(string name) => _json[name] is JsonValue flag && flag.TryGetValue<bool>(out var value) && value;

    private ImmutableArray<string> Texts(string name) => _json[name] is JsonArray texts ? [.. texts.Select(text => text!.ToString())] : [];
}
