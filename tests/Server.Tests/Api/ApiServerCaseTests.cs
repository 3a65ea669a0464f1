using WaypointDashboard.TestKit.ApiServer;
using Xunit;

namespace WaypointDashboard.Server.Tests.Api;

[Trait("Needs", "ApiServer")]
public sealed class ApiServerCaseTests : CaseApiTests
{
    protected override async Task<ICaseCluster> StartAsync(string directory) => new Cluster(await KubeApiServer.StartAsync());

    private sealed class Cluster(KubeApiServer server) : ICaseCluster
    {
        public string Kubeconfig => server.KubeconfigFile(KubeUser.Admin);

        public HttpClient CreateAdmin() => server.CreateClient(KubeUser.Admin);

        public ValueTask DisposeAsync() => server.DisposeAsync();
    }
}
