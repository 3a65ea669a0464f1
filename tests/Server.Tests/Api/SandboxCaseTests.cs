using WaypointDashboard.Sandbox;
using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Server.Tests.Api;

public sealed class SandboxCaseTests : CaseApiTests
{
    protected override async Task<ICaseCluster> StartAsync(string directory)
    {
        var cluster = await SandboxCluster.StartAsync(new SandboxOptions(), CancellationToken.None);
        return new Cluster(cluster, cluster.WriteKubeconfig(Path.Combine(directory, "kubeconfig")));
    }

    private sealed class Cluster(SandboxCluster cluster, string kubeconfig) : ICaseCluster
    {
        public string Kubeconfig => kubeconfig;

        public HttpClient CreateAdmin() => ApiClient.Create(cluster.Url, cluster.CertificateAuthority, cluster.AdminToken);

        public ValueTask DisposeAsync() => cluster.DisposeAsync();
    }
}
