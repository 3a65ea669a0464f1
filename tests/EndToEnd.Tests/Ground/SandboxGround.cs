using WaypointDashboard.Sandbox;
using WaypointDashboard.Sandbox.Controllers;
using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.EndToEnd.Tests.Ground;

/// <summary>The embedded cluster, in which istiod's waypoint controller lives.</summary>
public sealed class SandboxGround : JourneyGround
{
    private SandboxCluster? _cluster;

    private SandboxCluster Cluster => _cluster ?? throw new InvalidOperationException("The sandbox has not started.");

    protected override async Task<string> StartClusterAsync(string directory)
    {
        _cluster = await SandboxCluster.StartAsync(new SandboxOptions { Controllers = [ClusterControllers.Create()] }, CancellationToken.None);
        return _cluster.WriteKubeconfig(Path.Combine(directory, "kubeconfig"));
    }

    protected override HttpClient CreateAdmin() => ApiClient.Create(Cluster.Url, Cluster.CertificateAuthority, Cluster.AdminToken);

    protected override ValueTask StopClusterAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
