using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Says what a change does to traffic, by comparing the cluster as it is with what it will be.</summary>
public static class ImpactAnalysis
{
    /// <summary>The impact of a change.</summary>
    /// <param name="before">The state now.</param>
    /// <param name="changes">The objects that the change writes or deletes.</param>
    public static Impact Of(LiveMesh before, IReadOnlyList<PlannedObject> changes) => Of(before, PlannedWorld.After(before, changes));

    /// <summary>The impact of a step from one state to another.</summary>
    /// <param name="before">The state now.</param>
    /// <param name="change">The step, with the state after it.</param>
    public static Impact Of(LiveMesh before, LiveChange change)
    {
        var after = change.Current;
        var rebound = change.Mesh.IsReset
            ? before.Mesh.Bindings.ByObject.Keys.Union(after.Mesh.Bindings.ByObject.Keys)
            : change.Mesh.Rebound;
        var bindings = rebound
            .Select(key => new BindingShift(key, before.Mesh.Bindings.Of(key), after.Mesh.Bindings.Of(key)))
            .Where(IsVisible)
            .OrderBy(shift => shift.Consumer)
            .ToValueList();
        var enforcement = new EnforcementComparison(before.Mesh, after.Mesh).Of(bindings, change.Mesh);
        var (appearing, going) = Findings(before, change);
        var impact = new Impact([], bindings, enforcement, appearing, going);
        return impact with { Verdict = ImpactVerdict.Of(impact) };
    }

    // A thing that comes or goes without a waypoint, and one whose binding differs in nothing that traffic sees, are no news.
    private static bool IsVisible(BindingShift shift) => Seen(shift.Before) != Seen(shift.After);

    private static (WaypointRef?, CanaryBinding.Accepted?, RefusalReason?, bool) Seen(WaypointBinding? binding) => binding switch
    {
        WaypointBinding.Bound bound => (bound.Waypoint, bound.Canary as CanaryBinding.Accepted, null, false),
        WaypointBinding.Refused refused => (refused.Refusal.Waypoint, null, refused.Refusal.Reason, false),
        WaypointBinding.OptedOut => (null, null, null, true),
        _ => default,
    };

    private static (ValueList<Finding> Appearing, ValueList<Finding> Going) Findings(LiveMesh before, LiveChange change)
    {
        var keys = change.Mesh.IsReset
            ? before.Findings.All.Concat(change.Current.Findings.All).Select(finding => finding.Object).ToHashSet()
            : (IEnumerable<ObjectKey>)change.FindingsChanged;
        List<Finding> appearing = [], going = [];
        foreach (var key in keys)
        {
            // One finding of a rule about an object stays the same one, whatever words it takes.
            var was = before.Findings.Of(key).Select(finding => finding.Id).ToHashSet(StringComparer.Ordinal);
            var will = change.Current.Findings.Of(key).Select(finding => finding.Id).ToHashSet(StringComparer.Ordinal);
            appearing.AddRange(change.Current.Findings.Of(key).Where(finding => !was.Contains(finding.Id)));
            going.AddRange(before.Findings.Of(key).Where(finding => !will.Contains(finding.Id)));
        }

        return (Sorted(appearing), Sorted(going));
    }

    private static ValueList<Finding> Sorted(List<Finding> findings) =>
        findings.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Id, StringComparer.Ordinal).ThenBy(finding => finding.Object).ToValueList();
}
