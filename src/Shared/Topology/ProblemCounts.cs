using System.Runtime.InteropServices;
using WaypointDashboard.Shared.Diagnostics;

namespace WaypointDashboard.Shared.Topology;

/// <summary>How many findings a node has.</summary>
/// <param name="Errors">Errors.</param>
/// <param name="Warnings">Warnings.</param>
/// <param name="Notes">Things worth knowing.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProblemCounts(int Errors, int Warnings, int Notes)
{
    /// <summary>Whether something is wrong: a note alone is no problem.</summary>
    public bool Any => Errors + Warnings > 0;

    /// <summary>Adds up.</summary>
    public static ProblemCounts operator +(ProblemCounts left, ProblemCounts right) =>
        new(left.Errors + right.Errors, left.Warnings + right.Warnings, left.Notes + right.Notes);

    /// <summary>Adds up.</summary>
    public static ProblemCounts Add(ProblemCounts left, ProblemCounts right) => left + right;

    /// <summary>Counts findings.</summary>
    public static ProblemCounts Of(IEnumerable<Finding> findings) =>
        findings.Aggregate(default(ProblemCounts), (counts, finding) => counts + Of(finding.Severity));

    private static ProblemCounts Of(Severity severity) => severity switch
    {
        Severity.Error => new(1, 0, 0),
        Severity.Warning => new(0, 1, 0),
        _ => new(0, 0, 1),
    };
}
