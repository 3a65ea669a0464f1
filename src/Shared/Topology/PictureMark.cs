namespace WaypointDashboard.Shared.Topology;

/// <summary>What a change does to a node or an edge of a picture.</summary>
public enum PictureMark
{
    /// <summary>It is only there afterwards.</summary>
    Gained,

    /// <summary>It is only there before.</summary>
    Lost,

    /// <summary>It is there before and afterwards, and differs.</summary>
    Changed,
}
