using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Client.Ports;

/// <summary>The live mesh of a cluster.</summary>
public interface IMeshFeed
{
    /// <summary>The state now.</summary>
    LiveMesh Current { get; }

    /// <summary>How the connection to the API server is.</summary>
    ConnectionStatus Connection { get; }

    /// <summary>Takes the state and all later changes, with no gap and no double. Changes that a slow reader has not taken are merged.</summary>
    MeshSubscription Subscribe();
}
