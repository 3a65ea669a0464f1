using System.Collections.Immutable;
using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Pages.Topology;

/// <summary>What the drawer shows of a node or an edge.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Kind">Its kind, in words.</param>
/// <param name="Namespace">Its namespace; empty where the title says it.</param>
/// <param name="State">Its state; null for edges.</param>
/// <param name="Facts">What is known.</param>
/// <param name="Findings">What is wrong.</param>
/// <param name="Actions">What can be done.</param>
/// <param name="ExpandKey">What the view calls it when it can be opened; null when it cannot.</param>
public sealed record NodeDetails(
    string Title,
    string Kind,
    string Namespace,
    TopologyState? State,
    ImmutableArray<NodeFact> Facts,
    ImmutableArray<Finding> Findings,
    ImmutableArray<ObjectAction> Actions,
    string? ExpandKey);
