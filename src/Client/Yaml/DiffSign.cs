namespace WaypointDashboard.Client.Yaml;

/// <summary>What became of a line.</summary>
public enum DiffSign
{
    /// <summary>It stays.</summary>
    Same,

    /// <summary>It comes.</summary>
    Added,

    /// <summary>It goes.</summary>
    Removed,
}
