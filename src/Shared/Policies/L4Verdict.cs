using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Policies;

/// <summary>What an endpoint's ztunnel says to a connection.</summary>
/// <param name="IsDenied">Whether it refuses it for certain.</param>
/// <param name="DecidedBy">The policies that decide: the DENY policy that matches, or all ALLOW policies, none of which does; empty when it is let through.</param>
public readonly record struct L4Verdict(bool IsDenied, ValueList<ObjectKey> DecidedBy)
{
    /// <summary>The connection is let through, or may be.</summary>
    public static L4Verdict LetThrough { get; } = new(false, []);
}
