using System.Collections.Immutable;
using System.Runtime.InteropServices;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Mesh;

/// <summary>Decides some bindings again and leads the index on.</summary>
internal static class BindingUpdate
{
    public static BindingIndex Apply(BindingIndex current, ResourceIndex resources, IReadOnlyCollection<ObjectKey> affected, out ImmutableHashSet<ObjectKey> rebound)
    {
        var pass = new ResolutionPass(resources);
        var byObject = current.ByObject.ToBuilder();
        var moves = new Dictionary<WaypointRef, ImmutableHashSet<ObjectKey>.Builder>();
        var reboundBuilder = ImmutableHashSet.CreateBuilder<ObjectKey>();
        foreach (var key in affected)
        {
            var before = byObject.GetValueOrDefault(key);
            var after = resources.Find(key) is { } target ? pass.Resolve(target) : null;
            if (Equals(before, after))
            {
                continue;
            }

            reboundBuilder.Add(key);
            if (after is null)
            {
                byObject.Remove(key);
            }
            else
            {
                byObject[key] = after;
            }

            foreach (var waypoint in Named(before))
            {
                Members(moves, current, waypoint).Remove(key);
            }

            foreach (var waypoint in Named(after))
            {
                Members(moves, current, waypoint).Add(key);
            }
        }

        rebound = reboundBuilder.ToImmutable();
        return rebound.IsEmpty ? current : new(byObject.ToImmutable(), Merge(current.ByWaypoint, moves));
    }

    private static ImmutableDictionary<WaypointRef, ImmutableHashSet<ObjectKey>> Merge(
        ImmutableDictionary<WaypointRef, ImmutableHashSet<ObjectKey>> current,
        Dictionary<WaypointRef, ImmutableHashSet<ObjectKey>.Builder> moves)
    {
        var next = current.ToBuilder();
        foreach (var (waypoint, members) in moves)
        {
            if (members.Count == 0)
            {
                next.Remove(waypoint);
            }
            else
            {
                next[waypoint] = members.ToImmutable();
            }
        }

        return next.ToImmutable();
    }

    private static ImmutableHashSet<ObjectKey>.Builder Members(Dictionary<WaypointRef, ImmutableHashSet<ObjectKey>.Builder> moves, BindingIndex current, WaypointRef waypoint)
    {
        ref var members = ref CollectionsMarshal.GetValueRefOrAddDefault(moves, waypoint, out _);
        return members ??= current.NamedBy(waypoint).ToBuilder();
    }

    private static IEnumerable<WaypointRef> Named(WaypointBinding? binding) => binding switch
    {
        WaypointBinding.Refused refused => [refused.Refusal.Waypoint],
        WaypointBinding.Bound { Canary: CanaryBinding.Accepted canary } bound => [bound.Waypoint, canary.Waypoint],
        WaypointBinding.Bound { Canary: CanaryBinding.Refused canary } bound => [bound.Waypoint, canary.Refusal.Waypoint],
        WaypointBinding.Bound bound => [bound.Waypoint],
        _ => [],
    };
}
