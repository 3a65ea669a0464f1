namespace WaypointDashboard.Shared.Policies;

/// <summary>What istiod writes about a policy, in its own words.</summary>
/// <param name="Type"><c>ZtunnelAccepted</c>, <c>WaypointAccepted</c> or <c>ResolvedWaypoints</c>.</param>
/// <param name="IsTrue">The status. It may be true although something is left out.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Message">The message.</param>
public sealed record PolicyCondition(string Type, bool IsTrue, string Reason, string Message)
{
    /// <summary>The condition about ztunnel.</summary>
    public const string ZtunnelAccepted = "ZtunnelAccepted";

    /// <summary>The condition about waypoints.</summary>
    public const string WaypointAccepted = "WaypointAccepted";

    /// <summary>The condition on routes.</summary>
    public const string ResolvedWaypoints = "ResolvedWaypoints";
}
