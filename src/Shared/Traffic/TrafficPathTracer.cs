using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>Says what a new connection does, by the rules of ztunnel's outbound side.</summary>
public static class TrafficPathTracer
{
    /// <summary>Traces a connection.</summary>
    /// <param name="mesh">The mesh; it must have been read (<see cref="MeshCoverage.IsReady"/>) for the answer to mean anything.</param>
    /// <param name="source">Where it starts.</param>
    /// <param name="destination">Where it is addressed to.</param>
    /// <returns>The path; null when one of the ends is not in the snapshot.</returns>
    public static TrafficPath? Trace(MeshSnapshot mesh, TrafficSource source, TrafficDestination destination)
    {
        if (PathClient.Read(mesh.Resources, source) is not { } client || mesh.Resources.Find(destination.Key) is not { } target)
        {
            return null;
        }

        var decision = new PathDecider(mesh, client, target, destination.Port).Decide();
        var route = new PathRoute(mesh, client, target, destination.Port, decision).Build();
        var path = new TrafficPath(
            decision.Waypoint,
            decision.Canary,
            decision.Reason,
            route.Problem.Length == 0 ? decision.Explanation : $"{decision.Explanation} {route.Problem}",
            decision.DecidedBy,
            decision.Field,
            route.Hops,
            route.Outcome,
            decision.Reason is PathReason.ServiceWaypoint or PathReason.WorkloadWaypoint ? [] : new PathRemedies(mesh, client, target).For(decision),
            route.Canary);
        return new HopEnforcement(mesh).Fill(path, destination.Key);
    }
}
