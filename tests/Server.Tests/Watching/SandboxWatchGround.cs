using WaypointDashboard.Sandbox;
using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Server.Tests.Watching;

/// <summary>The embedded cluster, without anything that runs in it.</summary>
public sealed class SandboxWatchGround : WatchGround
{
    private SandboxCluster? _cluster;

    private SandboxCluster Cluster => _cluster ?? throw new InvalidOperationException("The sandbox has not started.");

    public override HttpClient CreateClient(KubeUser? user)
    {
        var client = ApiClient.Create(Cluster.Url, Cluster.CertificateAuthority, user?.Token);
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }

    public override async Task LoseEverythingAsync(CancellationToken cancellationToken)
    {
        await Cluster.DisposeAsync();
        await StartAsync(cancellationToken);
    }

    public override async ValueTask InitializeAsync() => await StartAsync(TestContext.Current.CancellationToken);

    public override ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task StartAsync(CancellationToken cancellationToken) =>
        _cluster = await SandboxCluster.StartAsync(new SandboxOptions { BookmarkInterval = TimeSpan.FromSeconds(2) }, cancellationToken);
}
