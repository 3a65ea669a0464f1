using System.Collections.Concurrent;
using WaypointDashboard.Sandbox;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Faults;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>The embedded cluster, without anything that runs in it.</summary>
public sealed class SandboxGround : ChangeGround
{
    private readonly ScratchDirectory _scratch = new("sandbox");
    private readonly ConcurrentDictionary<string, Lazy<string>> _kubeconfigs = new(StringComparer.Ordinal);
    private SandboxCluster? _cluster;

    private SandboxCluster Cluster => _cluster ?? throw new InvalidOperationException("The sandbox has not started.");

    public override HttpClient CreateClient(KubeUser user)
    {
        var client = ApiClient.Create(Cluster.Url, Cluster.CertificateAuthority, user.Token);
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }

    // Written once: a dashboard that is starting may be reading it.
    public override string KubeconfigFile(KubeUser user) =>
        _kubeconfigs.GetOrAdd(user.Name, name => new Lazy<string>(() => Cluster.WriteKubeconfig(_scratch.File($"kubeconfig.{name}"), name))).Value;

    public override Task<FaultProxy> OpenDoorAsync(CancellationToken cancellationToken) => FaultProxy.StartAsync(CreateClient(KubeUser.Admin), cancellationToken);

    public override Task GoAwayAsync() => Cluster.StopServerAsync();

    public override Task ComeBackAsync(CancellationToken cancellationToken) => Cluster.StartServerAsync(cancellationToken);

    public override async ValueTask InitializeAsync()
    {
        _cluster = await SandboxCluster.StartAsync(new SandboxOptions { BookmarkInterval = TimeSpan.FromSeconds(2) }, TestContext.Current.CancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        _scratch.Dispose();
    }
}
