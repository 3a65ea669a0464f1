namespace WaypointDashboard.Client.Pages.Topology;

/// <summary>One line of what is known about a node.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Text">What is known.</param>
/// <param name="Node">The id of another node that it leads to; null when it leads nowhere.</param>
public sealed record NodeFact(string Name, string Text, string? Node = null);
