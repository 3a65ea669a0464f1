namespace WaypointDashboard.Client.Components.Fields;

/// <summary>The ways to say which namespaces a waypoint lets in.</summary>
public enum AllowedChoice
{
    /// <summary>Its own.</summary>
    Same,

    /// <summary>All.</summary>
    All,

    /// <summary>By label.</summary>
    Selector,
}
