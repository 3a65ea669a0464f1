using System.Runtime.InteropServices;

namespace WaypointDashboard.Shared.Topology;

/// <summary>What a collapsed node holds.</summary>
/// <param name="Services">Services and ServiceEntries.</param>
/// <param name="Workloads">Workloads.</param>
/// <param name="Pods">Pods.</param>
/// <param name="Waypoints">Waypoints.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TopologyCounts(int Services, int Workloads, int Pods, int Waypoints)
{
    /// <summary>Adds up.</summary>
    public static TopologyCounts operator +(TopologyCounts left, TopologyCounts right) =>
        new(left.Services + right.Services, left.Workloads + right.Workloads, left.Pods + right.Pods, left.Waypoints + right.Waypoints);

    /// <summary>Adds up.</summary>
    public static TopologyCounts Add(TopologyCounts left, TopologyCounts right) => left + right;

    /// <summary>What one node counts for.</summary>
    public static TopologyCounts Of(TopologyNodeKind kind) => kind switch
    {
        TopologyNodeKind.Service or TopologyNodeKind.ServiceEntry => new(1, 0, 0, 0),
        TopologyNodeKind.Workload => new(0, 1, 0, 0),
        TopologyNodeKind.Pod => new(0, 0, 1, 0),
        TopologyNodeKind.Waypoint => new(0, 0, 0, 1),
        _ => default,
    };
}
