using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Reads label selectors as <c>kubectl -l</c> takes them: <c>a=b</c>, <c>a==b</c>, <c>a!=b</c>, <c>a in (x,y)</c>, <c>a notin (x,y)</c>, <c>a</c>, <c>!a</c>, with commas between.</summary>
public static partial class SelectorText
{
    /// <summary>Reads a selector.</summary>
    /// <param name="text">The text.</param>
    /// <param name="selector">The selector.</param>
    /// <param name="problem">What is wrong and what to write; null when it was read.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out LabelSelector? selector, [NotNullWhen(false)] out string? problem)
    {
        selector = null;
        var labels = new List<KeyValuePair<string, string>>();
        var expressions = new List<LabelRequirement>();
        var parts = Separator().Split(text.Trim()).Select(part => part.Trim()).ToList();
        if (parts.All(part => part.Length == 0))
        {
            problem = "Write at least one requirement, such as team=shop.";
            return false;
        }

        foreach (var part in parts)
        {
            var match = Requirement().Match(part);
            if (!match.Success)
            {
                problem = $"\"{part}\" is no requirement: write key=value, key!=value, key in (a,b), key notin (a,b), key or !key.";
                return false;
            }

            Add(match, labels, expressions);
        }

        selector = new LabelSelector(LabelSet.From(labels), [.. expressions]);
        problem = labels.Count != selector.MatchLabels.Count ? "A key is required to have two values at once." : LabelSelectorProblem.Of(selector);
        return problem is null;
    }

    private static void Add(Match match, List<KeyValuePair<string, string>> labels, List<LabelRequirement> expressions)
    {
        var key = match.Groups["key"].Value;
        switch (match.Groups["op"].Value)
        {
            case "=" or "==":
                labels.Add(new(key, match.Groups["value"].Value));
                break;
            case "!=":
                expressions.Add(new(key, "NotIn", [match.Groups["value"].Value]));
                break;
            case "in" or "notin":
                var values = match.Groups["set"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                expressions.Add(new(key, match.Groups["op"].Value == "in" ? "In" : "NotIn", values.ToValueList()));
                break;
            default:
                expressions.Add(new(key, match.Groups["not"].Success ? "DoesNotExist" : "Exists", []));
                break;
        }
    }

    /// <summary>A comma that does not stand within parentheses.</summary>
    [GeneratedRegex(@",(?![^(]*\))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Separator();

    [GeneratedRegex(
        @"^(?:(?<not>!)\s*)?(?<key>[A-Za-z0-9](?:[-A-Za-z0-9_./]*[A-Za-z0-9])?)(?:\s*(?<op>==|=|!=)\s*(?<value>[-A-Za-z0-9_.]*)|\s+(?<op>in|notin)\s*\((?<set>[^()]*)\))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Requirement();
}
