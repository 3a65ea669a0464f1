using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Faults;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>An API server that changes are tried on.</summary>
public abstract class ChangeGround : IAsyncLifetime
{
    /// <summary>A client of JSON over the wire.</summary>
    public abstract HttpClient CreateClient(KubeUser user);

    /// <summary>The kubeconfig with which a user comes here, as a file.</summary>
    public abstract string KubeconfigFile(KubeUser user);

    /// <summary>A way in on which faults can be made to happen, for the administrator, by plain HTTP.</summary>
    public abstract Task<FaultProxy> OpenDoorAsync(CancellationToken cancellationToken);

    /// <summary>Lets the server go away at once, as a crash does: all that is open breaks off.</summary>
    public abstract Task GoAwayAsync();

    /// <summary>Brings it back at the same address, with what it knew.</summary>
    public abstract Task ComeBackAsync(CancellationToken cancellationToken);

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();
}
