namespace WaypointDashboard.Client.Components.Topology;

/// <summary>A way over the graph that is brought out.</summary>
/// <param name="Nodes">Its nodes in their order.</param>
/// <param name="Share">How much goes this way, such as <c>10 %</c>; empty for all, or for what other ways leave over.</param>
public sealed record TopologyRoute(IReadOnlyList<string> Nodes, string Share = "")
{
    /// <summary>Whether two are the same way.</summary>
    public bool Equals(TopologyRoute? other) => other is not null && Share == other.Share && Nodes.SequenceEqual(other.Nodes, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Share, Nodes.Count);
}
