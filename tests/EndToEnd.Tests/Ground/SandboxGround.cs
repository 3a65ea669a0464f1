using WaypointDashboard.Sandbox;
using WaypointDashboard.Sandbox.Controllers;
using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.EndToEnd.Tests.Ground;

/// <summary>The embedded cluster, in which istiod's waypoint controller lives.</summary>
public sealed class SandboxGround : JourneyGround
{
    private SandboxCluster? _cluster;

    private SandboxCluster Cluster => _cluster ?? throw new InvalidOperationException("The sandbox has not started.");

    /// <inheritdoc/>
    public override Task PauseIstiodAsync() => new ObjectLoader(Admin).LoadAsync(Istiod(0));

    /// <inheritdoc/>
    public override Task ResumeIstiodAsync() => new ObjectLoader(Admin).LoadAsync(Istiod(1));

    protected override Task GoAwayAsync() => Cluster.StopServerAsync();

    protected override Task ComeBackAsync() => Cluster.StartServerAsync(CancellationToken.None);

    protected override async Task<string> StartClusterAsync(string directory)
    {
        _cluster = await SandboxCluster.StartAsync(new SandboxOptions { Controllers = [ClusterControllers.Create()] }, CancellationToken.None);
        return _cluster.WriteKubeconfig(Path.Combine(directory, "kubeconfig"));
    }

    protected override string KubeconfigOf(string user, string directory) => Cluster.WriteKubeconfig(Path.Combine(directory, $"kubeconfig.{user}"), user);

    protected override HttpClient CreateAdmin() => ApiClient.Create(Cluster.Url, Cluster.CertificateAuthority, Cluster.AdminToken);

    protected override ValueTask StopClusterAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

    // Where istiod was deployed, it works while a pod of it is ready.
    private static string Istiod(int replicas) => $$$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: istiod, namespace: istio-system, labels: {app: istiod}}
        spec:
          replicas: {{{replicas}}}
          selector: {matchLabels: {app: istiod}}
          template: {metadata: {labels: {app: istiod}}, spec: {containers: [{name: discovery, image: example.test/pilot}]}}
        """;
}
