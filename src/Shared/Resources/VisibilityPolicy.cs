namespace WaypointDashboard.Shared.Resources;

/// <summary>An entry of the mesh configuration's <c>serviceEntryVisibility</c>.</summary>
/// <param name="NamespaceSelector">The namespaces that it speaks of; null on the default, which applies to all others.</param>
/// <param name="Visibility"><c>PUBLIC</c>, <c>NAMESPACE</c> or <c>NONE</c>.</param>
public sealed record VisibilityPolicy(LabelSelector? NamespaceSelector, string Visibility);
