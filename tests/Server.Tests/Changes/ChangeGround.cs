using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>An API server that changes are tried on.</summary>
public abstract class ChangeGround : IAsyncLifetime
{
    /// <summary>A client of JSON over the wire.</summary>
    public abstract HttpClient CreateClient(KubeUser user);

    /// <summary>The kubeconfig with which a user comes here, as a file.</summary>
    public abstract string KubeconfigFile(KubeUser user);

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();
}
