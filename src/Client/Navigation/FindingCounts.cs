using WaypointDashboard.Shared.Diagnostics;

namespace WaypointDashboard.Client.Navigation;

/// <summary>How much is wrong.</summary>
/// <param name="Errors">How many errors.</param>
/// <param name="Warnings">How many warnings.</param>
public sealed record FindingCounts(int Errors, int Warnings)
{
    /// <summary>Whether there is anything.</summary>
    public bool IsEmpty => Errors == 0 && Warnings == 0;

    /// <summary>The counts in words: <c>2 errors, 1 warning</c>.</summary>
    public string Words
    {
        get
        {
            string?[] parts = [Count(Errors, "error"), Count(Warnings, "warning")];
            return string.Join(", ", parts.OfType<string>());
        }
    }

    /// <summary>Counts findings.</summary>
    public static FindingCounts Of(FindingSet findings)
    {
        var (errors, warnings) = (0, 0);
        foreach (var finding in findings.All)
        {
            errors += finding.Severity == Severity.Error ? 1 : 0;
            warnings += finding.Severity == Severity.Warning ? 1 : 0;
        }

        return new(errors, warnings);
    }

    private static string? Count(int number, string word) => number == 0 ? null : $"{number} {word}{(number == 1 ? "" : "s")}";
}
