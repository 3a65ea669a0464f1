using System.Text.Json;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Server.Topology;

/// <summary>A node of the topology as the API gives it.</summary>
/// <param name="Id">Its identity, stable over time.</param>
/// <param name="Kind">What it stands for, such as <c>namespace</c>, <c>waypoint</c>, <c>service</c> or <c>pod</c>.</param>
/// <param name="Parent">The node whose frame it lies in; left out at the top.</param>
/// <param name="Namespace">Its namespace; for a namespace itself its name.</param>
/// <param name="Label">Its name.</param>
/// <param name="Detail">A second line; empty when there is none.</param>
/// <param name="State">How it is, such as <c>bound</c> or <c>refused</c>.</param>
/// <param name="Mode">How it takes part in the mesh.</param>
/// <param name="Problems">Its findings; with those of what it hides, when it is collapsed.</param>
/// <param name="Counts">What it holds.</param>
/// <param name="TrafficType">What a waypoint takes; left out for all else.</param>
/// <param name="CanExpand">Whether it hides nodes that it could show.</param>
/// <param name="IsExpanded">Whether it shows them.</param>
/// <param name="Matches">How many objects in it the search finds.</param>
internal sealed record TopologyNodeAnswer(
    string Id, string Kind, string? Parent, string Namespace, string Label, string Detail, string State, string Mode, ProblemCounts Problems, TopologyCounts Counts,
    string? TrafficType, bool CanExpand, bool IsExpanded, int Matches)
{
    public static TopologyNodeAnswer Of(TopologyNode node) => new(
        node.Id, Word(node.Kind), node.Parent, node.Namespace, node.Label, node.Detail, Word(node.State), Word(node.Mode), node.Problems, node.Counts,
        node.TrafficType is { } type ? Word(type) : null, node.CanExpand, node.IsExpanded, node.Matches);

    /// <summary>A value of an enum as the API writes it.</summary>
    internal static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
