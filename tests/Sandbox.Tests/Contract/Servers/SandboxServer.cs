using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Sandbox.Tests.Contract.Servers;

public sealed class SandboxServer : ContractServer
{
    private X509Certificate2? _authority;
    private SandboxCluster? _cluster;

    public SandboxCluster Cluster => _cluster ?? throw new InvalidOperationException("The sandbox has not started.");

    public override HttpClient CreateClient(KubeUser? user)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == _authority!.GetCertHashString();
        var client = new HttpClient(handler) { BaseAddress = Cluster.Url, Timeout = Timeout.InfiniteTimeSpan };
        if (user is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", user.Token);
        return client;
    }

    public override string KubeconfigText(KubeUser user) => Cluster.KubeconfigText(user.Name);

    public override Task<string> ForgottenVersionAsync(string @namespace, CancellationToken cancellation)
    {
        Cluster.Store.Compact();
        return Task.FromResult("1");
    }

    public override async ValueTask InitializeAsync()
    {
        _cluster = await SandboxCluster.StartAsync(new SandboxOptions { BookmarkInterval = TimeSpan.FromSeconds(2) }, TestContext.Current.CancellationToken);
        _authority = X509Certificate2.CreateFromPem(_cluster.CertificateAuthority);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        _authority?.Dispose();
    }
}
