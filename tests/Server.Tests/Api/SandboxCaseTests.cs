using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using WaypointDashboard.Sandbox;

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

        public HttpClient CreateAdmin()
        {
            var authority = X509Certificate2.CreateFromPem(cluster.CertificateAuthority);
            var handler = new SocketsHttpHandler
            {
                SslOptions = new SslClientAuthenticationOptions
                {
                    CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { authority }, RevocationMode = X509RevocationMode.NoCheck },
                },
            };
            return new HttpClient(handler) { BaseAddress = cluster.Url, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", cluster.AdminToken) } };
        }

        public ValueTask DisposeAsync() => cluster.DisposeAsync();
    }
}
