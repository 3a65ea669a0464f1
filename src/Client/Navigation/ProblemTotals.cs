using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Client.Navigation;

/// <summary>How much is wrong: problems that have to be solved once.</summary>
/// <param name="Errors">How many errors.</param>
/// <param name="Warnings">How many warnings.</param>
public sealed record ProblemTotals(int Errors, int Warnings)
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

    /// <summary>Counts problems: the same finding on two hundred replicas is one.</summary>
    public static ProblemTotals Of(LiveMesh live)
    {
        var (errors, warnings) = (0, 0);
        foreach (var problem in ProblemReading.Of(live.Findings.All, live.Mesh.Resources))
        {
            errors += problem.First.Severity == Severity.Error ? 1 : 0;
            warnings += problem.First.Severity == Severity.Warning ? 1 : 0;
        }

        return new(errors, warnings);
    }

    private static string? Count(int number, string word) => number == 0 ? null : $"{number} {word}{(number == 1 ? "" : "s")}";
}
