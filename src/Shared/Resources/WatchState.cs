namespace WaypointDashboard.Shared.Resources;

/// <summary>The state of the watch over a kind.</summary>
public enum WatchState
{
    /// <summary>The first list has not come yet.</summary>
    Listing,

    /// <summary>Listed, and changes come in.</summary>
    Synced,

    /// <summary>Was synced; the connection is lost and what is shown may be old.</summary>
    Stale,

    /// <summary>RBAC does not let us list or watch it; asked for again from time to time.</summary>
    Forbidden,

    /// <summary>The API server does not serve it; looked for again from time to time.</summary>
    NotServed,

    /// <summary>A fault of the dashboard has broken the watch, which is tried again; what is shown of it may be old or missing.</summary>
    Broken,
}
