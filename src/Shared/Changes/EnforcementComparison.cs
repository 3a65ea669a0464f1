using System.Collections.Immutable;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Finds the policies and routes that start or stop to be in force.</summary>
internal sealed class EnforcementComparison(MeshSnapshot before, MeshSnapshot after)
{
    private readonly HopEnforcement _was = new(before);
    private readonly HopEnforcement _will = new(after);
    private readonly Dictionary<(bool IsAfter, WaypointRef Waypoint, ObjectKey Consumer), ValueList<ObjectKey>> _known = [];

    /// <summary>What changes for the consumers whose binding changes, and by the policies that change themselves.</summary>
    public ValueList<EnforcementShift> Of(ValueList<BindingShift> bindings, MeshChange change)
    {
        var byBinding = bindings.Where(shift => before.Resources.Find(shift.Consumer) is not null || after.Resources.Find(shift.Consumer) is not null).SelectMany(ByBinding);
        var byPolicy = change.Changed.SelectMany(ByPolicy);
        return byBinding.Concat(byPolicy).Distinct().OrderBy(shift => shift.Policy).ThenBy(shift => shift.For).ThenBy(shift => shift.IsGained).ToValueList();
    }

    private IEnumerable<EnforcementShift> ByBinding(BindingShift shift)
    {
        var was = Enforced(false, shift.Before, shift.Consumer);
        var will = Enforced(true, shift.After, shift.Consumer);
        return was.Except(will).Select(policy => new EnforcementShift(policy, shift.Consumer, false, Lost(shift, policy)))
            .Concat(will.Except(was).Select(policy => new EnforcementShift(policy, shift.Consumer, true, $"{shift.Consumer.QualifiedName} will use waypoint {Name(shift.After)}.")));
    }

    private ValueList<ObjectKey> Enforced(bool isAfter, WaypointBinding? binding, ObjectKey consumer)
    {
        if (binding is not WaypointBinding.Bound bound)
        {
            return [];
        }

        var key = (isAfter, bound.Waypoint, consumer);
        if (!_known.TryGetValue(key, out var found))
        {
            _known[key] = found = (isAfter ? _will : _was).AtWaypoint(bound.Waypoint, consumer);
        }

        return found;
    }

    private string Lost(BindingShift shift, ObjectKey policy) => (shift.After, after.Resources.Find(policy)) switch
    {
        (_, null) => "It is deleted.",
        (WaypointBinding.Bound bound, _) => $"{shift.Consumer.QualifiedName} will use waypoint {bound.Waypoint}, which does not apply it.",
        (WaypointBinding.Refused refused, _) => $"{shift.Consumer.QualifiedName} will have no waypoint: {refused.Refusal.Message}.",
        (null, _) => $"{shift.Consumer.QualifiedName} will be gone.",
        _ => $"{shift.Consumer.QualifiedName} will have no waypoint.",
    };

    // A policy that changes itself: its attachments before and after, by target.
    private IEnumerable<EnforcementShift> ByPolicy(ObjectKey key)
    {
        var was = InForce(before, key);
        var will = InForce(after, key);
        foreach (var (target, enforcement) in was.Where(found => !will.ContainsKey(found.Key)))
        {
            yield return new(key, target, false, after.Resources.Find(key) is null ? "It is deleted." : $"It was in force: {Why(enforcement)}");
        }

        foreach (var (target, enforcement) in will.Where(found => !was.ContainsKey(found.Key)))
        {
            yield return new(key, target, true, Why(enforcement));
        }
    }

    private static ImmutableDictionary<ObjectKey, Enforcement> InForce(MeshSnapshot mesh, ObjectKey key) => mesh.Resources.Find(key) is { } resource
        ? new PolicyPlacements(mesh).Of(resource)
            .Where(placement => placement.Enforcement is not Enforcement.Nowhere)
            .GroupBy(placement => placement.Target ?? new ObjectKey(ResourceKind.Namespace, "", key.Namespace))
            .ToImmutableDictionary(group => group.Key, group => group.First().Enforcement)
        : ImmutableDictionary<ObjectKey, Enforcement>.Empty;

    private static string Why(Enforcement enforcement) => enforcement switch
    {
        Enforcement.AtWaypoint at => at.Why,
        Enforcement.AtEveryWaypoint at => at.Why,
        Enforcement.AtZtunnel at => at.Why,
        Enforcement.AtGateway at => at.Why,
        Enforcement.Nowhere nowhere => nowhere.Why,
        _ => throw new ArgumentOutOfRangeException(nameof(enforcement), enforcement, "No such enforcement."),
    };

    private static string Name(WaypointBinding? binding) => binding is WaypointBinding.Bound bound ? bound.Waypoint.ToString() : "";
}
