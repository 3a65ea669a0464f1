using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox;

/// <summary>Something that runs in the cluster beside the API server and keeps its objects as they should be. The cluster starts it and awaits its end.</summary>
public interface ISandboxController
{
    /// <summary>Runs until it is cancelled.</summary>
    Task RunAsync(ClusterStore store, TimeProvider time, CancellationToken cancellationToken);
}
