using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace WaypointDashboard.Client.Yaml;

/// <summary>Divides YAML into lines and their pieces, for colours. Total: what is no YAML comes out as plain text, and nothing is lost.</summary>
public static partial class YamlHighlighting
{
    /// <summary>Reads a text; its last line break makes no line.</summary>
    public static ImmutableArray<ImmutableArray<YamlToken>> Read(string text)
    {
        var lines = Lines(text);
        var result = ImmutableArray.CreateBuilder<ImmutableArray<YamlToken>>(lines.Length);
        var blockIndent = -1; // The indentation of the key whose block scalar we are in.
        foreach (var line in lines)
        {
            var indent = line.Length - line.TrimStart().Length;
            if (blockIndent >= 0 && (line.Length == indent || indent > blockIndent))
            {
                result.Add([new(YamlTokenKind.Text, line)]);
                continue;
            }

            blockIndent = -1;
            var tokens = ReadLine(line);
            if (tokens is [.., { Kind: YamlTokenKind.Mark, Text: ['|' or '>', ..] }])
            {
                blockIndent = indent;
            }

            result.Add(tokens);
        }

        return result.MoveToImmutable();
    }

    /// <summary>The lines of a text; its last line break makes no line.</summary>
    public static string[] Lines(string text)
    {
        var content = text.ReplaceLineEndings("\n");
        content = content.EndsWith('\n') ? content[..^1] : content;
        return content.Length == 0 ? [] : content.Split('\n');
    }

    private static ImmutableArray<YamlToken> ReadLine(string line)
    {
        var match = Line().Match(line);
        if (!match.Success)
        {
            return [new(YamlTokenKind.Plain, line)];
        }

        var tokens = ImmutableArray.CreateBuilder<YamlToken>();
        Add(tokens, YamlTokenKind.Mark, match.Groups["marks"]);
        Add(tokens, YamlTokenKind.Key, match.Groups["key"]);
        Add(tokens, YamlTokenKind.Mark, match.Groups["colon"]);
        var value = match.Groups["value"];
        Add(tokens, KindOf(value.Value.Trim()), value);
        Add(tokens, YamlTokenKind.Comment, match.Groups["comment"]);
        return tokens.ToImmutable();
    }

    private static void Add(ImmutableArray<YamlToken>.Builder tokens, YamlTokenKind kind, Group group)
    {
        if (group.Length > 0)
        {
            tokens.Add(new(kind, group.Value));
        }
    }

    private static YamlTokenKind KindOf(string value) => value switch
    {
        "" => YamlTokenKind.Plain,
        "{}" or "[]" or "---" or "..." => YamlTokenKind.Mark,
        ['|' or '>', ..] => YamlTokenKind.Mark,
        "true" or "false" or "null" or "~" => YamlTokenKind.Literal,
        _ when Number().IsMatch(value) => YamlTokenKind.Literal,
        _ => YamlTokenKind.Text,
    };

    /// <summary>Dashes, a key with its colon, a value, a comment: each may be missing.</summary>
    [GeneratedRegex(
        """^(?<marks>\s*(?:-(?:\s+|$))*)(?:(?<key>"(?:[^"\\]|\\.)*"|'[^']*'|[^\s#"'{\[][^#]*?)(?<colon>:(?:\s+|$)))?(?<value>(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'](?:[^#]|(?<!\s)#)*)?\s*?)(?<comment>\s*(?:(?<=\s|^)#.*)?)\z""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();

    [GeneratedRegex(@"^[-+]?[0-9][0-9_]*(\.[0-9]+)?(e[-+]?[0-9]+)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
