using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WaypointDashboard.Client.Yaml;

/// <summary>YAML as JSON, as Kubernetes' tools read it.</summary>
internal static class YamlNodeJson
{
    // Aliases can make a short text endlessly large.
    private const int MostNodes = 200_000;
    private const int MostLevels = 200;

    /// <summary>Converts an object; null when it is too large.</summary>
    public static JsonObject? Convert(YamlMappingNode root)
    {
        var left = MostNodes;
        return TryConvert(root, ref left, 0, out var json) ? json as JsonObject : null;
    }

    private static bool TryConvert(YamlNode node, ref int left, int level, out JsonNode? json)
    {
        json = null;
        if (--left < 0 || level > MostLevels)
        {
            return false;
        }

        switch (node)
        {
            case YamlMappingNode mapping:
                var members = new JsonObject();
                json = members;
                foreach (var (key, value) in mapping.Children)
                {
                    if (!TryConvert(value, ref left, level + 1, out var member))
                    {
                        return false;
                    }

                    members[(key as YamlScalarNode)?.Value ?? ""] = member;
                }

                return true;
            case YamlSequenceNode sequence:
                var items = new JsonArray();
                json = items;
                foreach (var item in sequence)
                {
                    if (!TryConvert(item, ref left, level + 1, out var element))
                    {
                        return false;
                    }

                    items.Add(element);
                }

                return true;
            case YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any } scalar:
                json = Scalar(scalar.Value ?? "");
                return true;
            default:
                json = (node as YamlScalarNode)?.Value;
                return true;
        }
    }

    private static JsonNode? Scalar(string text)
    {
        if (text is "" or "~" or "null" or "Null" or "NULL")
        {
            return null;
        }

        if (text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE")
        {
            return text[0] is 't' or 'T';
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            return integer;
        }

        return char.IsAsciiLetter(text[0]) || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number) ? text : number;
    }
}
