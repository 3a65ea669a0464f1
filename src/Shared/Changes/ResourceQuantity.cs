using System.Globalization;
using System.Text.RegularExpressions;

namespace WaypointDashboard.Shared.Changes;

/// <summary>An amount of CPU or memory as Kubernetes writes it, such as <c>250m</c> or <c>1Gi</c>.</summary>
/// <remarks>The forms with an exponent, which nobody writes, are left out.</remarks>
public static partial class ResourceQuantity
{
    private static readonly Dictionary<string, decimal> Factors = new(StringComparer.Ordinal)
    {
        ["m"] = 0.001m,
        [""] = 1,
        ["k"] = 1e3m,
        ["M"] = 1e6m,
        ["G"] = 1e9m,
        ["T"] = 1e12m,
        ["Ki"] = 1024m,
        ["Mi"] = 1024m * 1024,
        ["Gi"] = 1024m * 1024 * 1024,
        ["Ti"] = 1024m * 1024 * 1024 * 1024,
    };

    /// <summary>Reads an amount.</summary>
    /// <returns>Cores, or bytes; null when it is none, or not more than nothing.</returns>
    public static decimal? Read(string text) =>
        Form().Match(text) is { Success: true } match && decimal.TryParse(match.Groups["number"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number * Factors[match.Groups["unit"].Value]
            : null;

    [GeneratedRegex(@"^(?<number>[0-9]{1,12}(\.[0-9]{1,6})?)(?<unit>m|k|M|G|T|Ki|Mi|Gi|Ti|)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
