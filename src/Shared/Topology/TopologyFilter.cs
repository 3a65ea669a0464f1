using System.Collections.Immutable;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Topology;

/// <summary>What is left out of the topology. An empty set lets everything through.</summary>
/// <param name="Namespaces">The namespaces to show.</param>
/// <param name="States">The states to show.</param>
/// <param name="TrafficTypes">Shows waypoints of these types and who asks for them.</param>
/// <param name="OnlyProblems">Shows what has an error or a warning, or is refused, missing, not ready or degraded.</param>
public sealed record TopologyFilter(
    ImmutableSortedSet<string> Namespaces,
    ImmutableSortedSet<TopologyState> States,
    ImmutableSortedSet<TrafficType> TrafficTypes,
    bool OnlyProblems)
{
    /// <summary>Lets everything through.</summary>
    public static TopologyFilter None { get; } = new(ImmutableSortedSet.Create<string>(StringComparer.Ordinal), [], [], false);

    /// <summary>Whether nodes can be left out: then a namespace without any that is shown is left out too.</summary>
    public bool IsSelective => OnlyProblems || !States.IsEmpty || !TrafficTypes.IsEmpty;

    /// <summary>Whether a namespace is shown.</summary>
    public bool Shows(string namespaceName) => Namespaces.IsEmpty || Namespaces.Contains(namespaceName);

    /// <summary>Whether a node is shown.</summary>
    /// <param name="node">The node.</param>
    /// <param name="asked">The types of the waypoints that it asks for.</param>
    public bool Shows(TopologyNode node, IReadOnlyCollection<TrafficType> asked) =>
        (States.IsEmpty || States.Contains(node.State))
        && (!OnlyProblems || IsProblem(node))
        && (TrafficTypes.IsEmpty || (node.TrafficType is { } type && TrafficTypes.Contains(type)) || asked.Any(TrafficTypes.Contains));

    /// <summary>Whether something is wrong with a node.</summary>
    public static bool IsProblem(TopologyNode node) => node.Problems.Any || node.State >= TopologyState.Degraded;

    /// <summary>Compares the sets by what is in them.</summary>
    public bool Equals(TopologyFilter? other) =>
        other is not null && OnlyProblems == other.OnlyProblems && Namespaces.SetEquals(other.Namespaces) && States.SetEquals(other.States)
        && TrafficTypes.SetEquals(other.TrafficTypes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(OnlyProblems, Namespaces.Count, States.Count, TrafficTypes.Count);
}
