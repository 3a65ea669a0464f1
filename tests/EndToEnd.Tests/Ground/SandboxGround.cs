using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using WaypointDashboard.Sandbox;
using WaypointDashboard.Sandbox.Controllers;

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

    protected override HttpClient CreateAdmin()
    {
        var authority = X509Certificate2.CreateFromPem(Cluster.CertificateAuthority);
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { authority }, RevocationMode = X509RevocationMode.NoCheck },
            },
        };
        return new HttpClient(handler) { BaseAddress = Cluster.Url, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Cluster.AdminToken) } };
    }

    protected override ValueTask StopClusterAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
