namespace WaypointDashboard.Client.Pages.Topology;

/// <summary>An object that a search finds.</summary>
/// <param name="Id">Its node.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind, in words.</param>
/// <param name="Namespace">Its namespace; empty for namespaces.</param>
public sealed record SearchHit(string Id, string Name, string Kind, string Namespace);
