using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Sandbox.Tests.Contract.Servers;

public sealed class SandboxServer : ContractServer
{
    private SandboxCluster? _cluster;

    public SandboxCluster Cluster => _cluster ?? throw new InvalidOperationException("The sandbox has not started.");

    public override HttpClient CreateClient(KubeUser? user)
    {
        var client = ApiClient.Create(Cluster.Url, Cluster.CertificateAuthority, user?.Token);
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }

    public override string KubeconfigText(KubeUser user) => Cluster.KubeconfigText(user.Name);

    public override Task<string> ForgottenVersionAsync(string @namespace, CancellationToken cancellation)
    {
        Cluster.Store.Compact();
        return Task.FromResult("1");
    }

    protected override Task GoAwayAsync() => Cluster.StopServerAsync();

    protected override Task ComeBackAsync(CancellationToken cancellation) => Cluster.StartServerAsync(cancellation);

    public override async ValueTask InitializeAsync()
    {
        _cluster = await SandboxCluster.StartAsync(new SandboxOptions { BookmarkInterval = TimeSpan.FromSeconds(2) }, TestContext.Current.CancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }
}
