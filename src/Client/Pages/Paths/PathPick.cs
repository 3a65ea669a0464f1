namespace WaypointDashboard.Client.Pages.Paths;

/// <summary>What a click on the graph chooses.</summary>
public enum PathPick
{
    /// <summary>Nothing: it selects.</summary>
    None,

    /// <summary>The source.</summary>
    From,

    /// <summary>The destination.</summary>
    To,
}
