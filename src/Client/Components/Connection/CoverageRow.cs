using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Components.Connection;

/// <summary>How far kinds are known that are known equally far.</summary>
/// <param name="State">The state of their watches.</param>
/// <param name="Text">The state in words.</param>
/// <param name="Kinds">The kinds, each with its namespaces where only those are watched.</param>
public sealed record CoverageRow(WatchState State, string Text, string Kinds)
{
    private static readonly WatchState[] WorstFirst = [WatchState.Broken, WatchState.Stale, WatchState.Forbidden, WatchState.Listing, WatchState.NotServed, WatchState.Synced];

    /// <summary>Groups the watches by how they are, what needs attention first.</summary>
    /// <param name="coverage">How far each kind is known.</param>
    /// <param name="clock">Writes a moment as the operator's clock says it.</param>
    public static IReadOnlyList<CoverageRow> Of(MeshCoverage coverage, Func<DateTimeOffset, string> clock) =>
    [
        .. from kind in coverage.Kinds.Values
           group kind by (kind.State, Text: TextOf(kind, clock)) into same
           orderby Array.IndexOf(WorstFirst, same.Key.State), same.Key.Text
           select new CoverageRow(same.Key.State, same.Key.Text, KindNames.List(same)),
    ];

    private static string TextOf(KindCoverage kind, Func<DateTimeOffset, string> clock) => kind.State switch
    {
        WatchState.Listing => "Reading",
        WatchState.Synced => "Synced",
        WatchState.Stale => kind.Since is { } since ? $"Stale since {clock(since)}" : "Stale",
        WatchState.Broken => kind.Since is { } since ? $"Broken since {clock(since)}: {kind.Detail}" : "Broken",
        WatchState.Forbidden => "Forbidden by RBAC",
        _ => "Not served",
    };
}
