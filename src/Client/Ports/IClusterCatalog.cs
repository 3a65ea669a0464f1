namespace WaypointDashboard.Client.Ports;

/// <summary>The clusters that can be chosen.</summary>
public interface IClusterCatalog
{
    /// <summary>All of them, in the order in which they are offered.</summary>
    IReadOnlyList<ClusterInfo> Clusters { get; }

    /// <summary>The one that is shown when the URL names none.</summary>
    ClusterInfo Default { get; }

    /// <summary>Starts to look at a cluster. It is watched once, however many look; it is let go some time after the last session was disposed.</summary>
    /// <returns>Null when there is no cluster of that name.</returns>
    IClusterSession? Open(string name);
}
