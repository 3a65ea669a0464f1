using System.Text.RegularExpressions;

namespace WaypointDashboard.Client.Yaml;

/// <summary>Which texts YAML would read as something else when they stand without quotes.</summary>
internal static partial class YamlScalar
{
    /// <summary>Whether a text would be read as a number, a boolean, null or a time, by YAML 1.1 as Kubernetes' tools use it.</summary>
    public static bool NeedsQuotes(string text) => text.Length == 0 || Ambiguous().IsMatch(text);

    [GeneratedRegex(
        @"^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|[-+]?\.[0-9]+|0x[0-9a-f]+|0o?[0-7]+|[-+]?\.(?:inf|nan)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|[-+]?[0-9]+(?::[0-9]{1,2})+)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ambiguous();
}
