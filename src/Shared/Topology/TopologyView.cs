using System.Collections.Immutable;

namespace WaypointDashboard.Shared.Topology;

/// <summary>What an operator wants to see of the topology.</summary>
/// <param name="Expanded">The names of the namespaces that show their objects, and the ids of the services and workloads that show their pods.</param>
/// <param name="Filter">What is left out.</param>
/// <param name="Search">Text to look for in names; empty for none. What matches is marked, not filtered.</param>
public sealed record TopologyView(ImmutableSortedSet<string> Expanded, TopologyFilter Filter, string Search = "")
{
    /// <summary>All namespaces, collapsed.</summary>
    public static TopologyView Initial { get; } = new(ImmutableSortedSet.Create<string>(StringComparer.Ordinal), TopologyFilter.None);

    /// <summary>A view with these expanded.</summary>
    public static TopologyView Expand(params IEnumerable<string> expanded) => Initial with { Expanded = Initial.Expanded.Union(expanded) };

    /// <summary>Whether a namespace, service or workload is expanded.</summary>
    public bool IsExpanded(string namespaceOrId) => Expanded.Contains(namespaceOrId);

    /// <summary>Whether the search finds a node.</summary>
    public bool Finds(TopologyNode node) =>
        Search.Length > 0 && node.Kind != TopologyNodeKind.NamespaceEnrollment
        && (node.Label.Contains(Search, StringComparison.OrdinalIgnoreCase) || $"{node.Namespace}/{node.Label}".Contains(Search, StringComparison.OrdinalIgnoreCase));

    /// <summary>Compares the sets by what is in them.</summary>
    public bool Equals(TopologyView? other) =>
        other is not null && Search == other.Search && Filter == other.Filter && Expanded.SetEquals(other.Expanded);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Search, Filter, Expanded.Count);
}
