using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Server.Changes;

/// <summary>Compares the bindings and the findings of two states of a mesh.</summary>
internal static class BindingComparison
{
    public static Impact Of(LiveMesh before, LiveMesh after)
    {
        var (left, right) = (before.Mesh.Bindings, after.Mesh.Bindings);
        List<BindingShift> shifts =
        [
            .. left.ByObject.Keys.Union(right.ByObject.Keys).Order()
                .Select(key => new BindingShift(key, left.Of(key), right.Of(key)))
                .Where(shift => !Equals(shift.Before, shift.After)),
        ];
        var found = before.Findings.All.ToHashSet();
        var remaining = after.Findings.All.ToHashSet();
        return new Impact(
            Verdict(shifts),
            [.. shifts],
            [],
            [.. remaining.Except(found).OrderByDescending(finding => finding.Severity)],
            [.. found.Except(remaining)]);
    }

    private static ValueList<ImpactFact> Verdict(List<BindingShift> shifts)
    {
        var losing = shifts.Count(shift => shift is { Before: WaypointBinding.Bound, After: not WaypointBinding.Bound });
        var gaining = shifts.Count(shift => shift is { Before: not WaypointBinding.Bound, After: WaypointBinding.Bound });
        var moving = shifts.Count(shift => shift is { Before: WaypointBinding.Bound from, After: WaypointBinding.Bound to } && from.Waypoint != to.Waypoint);
        List<ImpactFact> facts = [];
        Add(facts, Severity.Warning, losing, "loses its waypoint", "lose their waypoint");
        Add(facts, Severity.Warning, moving, "moves to another waypoint", "move to another waypoint");
        Add(facts, Severity.Info, gaining, "gets a waypoint", "get a waypoint");
        return facts.Count > 0 ? [.. facts] : [new ImpactFact(Severity.Info, "No binding changes.")];
    }

    private static void Add(List<ImpactFact> facts, Severity severity, int count, string one, string many)
    {
        if (count > 0)
        {
            facts.Add(new ImpactFact(severity, count == 1 ? $"1 object {one}." : $"{count} objects {many}."));
        }
    }
}
