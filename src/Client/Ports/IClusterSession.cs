namespace WaypointDashboard.Client.Ports;

/// <summary>A look at one cluster. Disposing lets go of it.</summary>
public interface IClusterSession : IDisposable
{
    /// <summary>Which cluster.</summary>
    ClusterInfo Cluster { get; }

    /// <summary>The live mesh.</summary>
    IMeshFeed Mesh { get; }

    /// <summary>Whole objects, read on demand.</summary>
    IObjectReader Objects { get; }

    /// <summary>Previewing and applying plans.</summary>
    IChangeService Changes { get; }

    /// <summary>What the operator may do.</summary>
    IAccessReviewer Access { get; }
}
