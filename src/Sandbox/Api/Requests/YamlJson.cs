using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WaypointDashboard.Sandbox.Api.Requests;

/// <summary>YAML as JSON, with the scalars of YAML's core schema.</summary>
internal static class YamlJson
{
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8) => Parse(Encoding.UTF8.GetString(utf8));

    public static JsonNode? Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Count == 0 ? null : Convert(stream.Documents[0].RootNode);
    }

    /// <summary>All documents of a file that hold something.</summary>
    public static IEnumerable<JsonObject> ParseAll(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Select(document => Convert(document.RootNode)).OfType<JsonObject>();
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode mapping => Mapping(mapping),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any } scalar => Scalar(scalar.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value ?? ""),
        _ => null,
    };

    private static JsonObject Mapping(YamlMappingNode mapping)
    {
        const string Merge = "<<";
        var json = new JsonObject();
        foreach (var (key, value) in mapping.Children)
        {
            if (((YamlScalarNode)key).Value is not { } name) continue;
            if (name != Merge || value is not YamlMappingNode merged)
            {
                json[name] = Convert(value);
                continue;
            }
            foreach (var (inherited, member) in Mapping(merged))
            {
                if (!json.ContainsKey(inherited)) json[inherited] = member?.DeepClone();
            }
        }
        return json;
    }

    private static JsonNode? Scalar(string text)
    {
        if (text is "" or "~" or "null" or "Null" or "NULL") return null;
        if (text is "true" or "True" or "TRUE") return true;
        if (text is "false" or "False" or "FALSE") return false;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)) return integer;
        return char.IsAsciiLetter(text[0]) || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? text : number;
    }
}
