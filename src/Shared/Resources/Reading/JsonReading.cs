using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace WaypointDashboard.Shared.Resources.Reading;

/// <summary>Tolerant reading of JSON: what is absent or of another type reads as the default, since the API server has validated what it serves.</summary>
internal static class JsonReading
{
    private const byte Escape = (byte)'\\';

    /// <summary>A property of an object; undefined when it is absent.</summary>
    public static JsonElement At(this JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out var value) ? value : default;

    /// <summary>A property further down; undefined when a step is absent.</summary>
    public static JsonElement At(this JsonElement element, string first, string second) => element.At(first).At(second);

    /// <summary>The text of a property; null when it is absent or no text.</summary>
    public static string? Text(this JsonElement element, string property)
    {
        var value = element.At(property);
        return value.ValueKind == JsonValueKind.String ? Interned(value) : null;
    }

    /// <summary>The text of a property; empty when it is absent or no text.</summary>
    public static string TextOrEmpty(this JsonElement element, string property) => element.Text(property) ?? "";

    /// <summary>The number of a property; null when it is absent or no 32-bit number.</summary>
    public static int? Number(this JsonElement element, string property)
    {
        var value = element.At(property);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
    }

    /// <summary>Whether a property is true.</summary>
    public static bool Flag(this JsonElement element, string property) => element.At(property).ValueKind == JsonValueKind.True;

    /// <summary>The time of a property; null when it is absent or no time.</summary>
    public static DateTimeOffset? Time(this JsonElement element, string property) =>
        element.At(property) is { ValueKind: JsonValueKind.String } value
        && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    /// <summary>The items of an array; none when it is absent or no array.</summary>
    public static ValueList<T> List<T>(this JsonElement element, string property, Func<JsonElement, T> read)
    {
        var array = element.At(property);
        if (array.ValueKind != JsonValueKind.Array || array.GetArrayLength() == 0)
        {
            return [];
        }

        var items = new T[array.GetArrayLength()];
        var index = 0;
        foreach (var item in array.EnumerateArray())
        {
            items[index++] = read(item);
        }

        return new(System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(items));
    }

    /// <summary>The texts of an array; none when it is absent.</summary>
    public static ValueList<string> Texts(this JsonElement element, string property) =>
        element.List(property, item => item.ValueKind == JsonValueKind.String ? Interned(item) : item.GetRawText());

    /// <summary>A map of texts, such as labels; empty when it is absent.</summary>
    public static LabelSet Labels(this JsonElement element, string property, Func<string, bool>? isKept = null)
    {
        var map = element.At(property);
        if (map.ValueKind != JsonValueKind.Object)
        {
            return LabelSet.Empty;
        }

        var entries = new List<KeyValuePair<string, string>>();
        foreach (var entry in map.EnumerateObject())
        {
            if (entry.Value.ValueKind == JsonValueKind.String && (isKept is null || isKept(Name(entry))))
            {
                entries.Add(new(Name(entry), Interned(entry.Value)));
            }
        }

        return LabelSet.From(entries);
    }

    private static string Name(JsonProperty entry)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(entry);
        return raw.Contains(Escape) ? Interned(entry.Name) : TextPool.Shared.Get(raw);
    }

    // Texts are read as they lie in the JSON, between their quotes, where no escape stands in the way.
    private static string Interned(JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        return raw.Contains(Escape) ? Interned(text.GetString()!) : TextPool.Shared.Get(raw);
    }

    /// <summary>Keeps one copy of texts that repeat over thousands of objects: keys, namespaces, node names, values.</summary>
    public static string Interned(string text) => TextPool.Shared.Get(text);
}
