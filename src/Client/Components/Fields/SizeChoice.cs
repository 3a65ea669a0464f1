namespace WaypointDashboard.Client.Components.Fields;

/// <summary>Who says how large a waypoint is.</summary>
public enum SizeChoice
{
    /// <summary>istiod: one pod.</summary>
    Default,

    /// <summary>The form.</summary>
    Here,

    /// <summary>A ConfigMap that is there.</summary>
    ConfigMap,
}
