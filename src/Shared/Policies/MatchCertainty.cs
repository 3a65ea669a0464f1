namespace WaypointDashboard.Shared.Policies;

/// <summary>Whether a rule matches a connection of which not everything is known (its port and address depend on the caller).</summary>
public enum MatchCertainty
{
    /// <summary>It cannot match.</summary>
    Never,

    /// <summary>It depends on what is not known.</summary>
    Perhaps,

    /// <summary>It matches.</summary>
    Always,
}
