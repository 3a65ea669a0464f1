namespace WaypointDashboard.Client.Components.Connection;

/// <summary>How good a connection is.</summary>
public enum ConnectionTone
{
    /// <summary>Everything that is shown is up to date.</summary>
    Live,

    /// <summary>Something is still to come.</summary>
    Busy,

    /// <summary>What is shown may be old, or a part is missing.</summary>
    Doubtful,

    /// <summary>Nothing comes any more, and will not without the operator.</summary>
    Broken,
}
