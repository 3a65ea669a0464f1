using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Faults;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>A real API server.</summary>
public sealed class ApiServerGround : ChangeGround
{
    private readonly KubeApiServerFixture _fixture = new();

    public override HttpClient CreateClient(KubeUser user) => _fixture.Server.CreateClient(user);

    public override string KubeconfigFile(KubeUser user) => _fixture.Server.KubeconfigFile(user);

    public override Task<FaultProxy> OpenDoorAsync(CancellationToken cancellationToken) => FaultProxy.StartAsync(CreateClient(KubeUser.Admin), cancellationToken);

    public override Task GoAwayAsync() => _fixture.Server.StopAsync();

    public override Task ComeBackAsync(CancellationToken cancellationToken) => _fixture.Server.StartAgainAsync(EtcdData.Kept, cancellationToken);

    public override ValueTask InitializeAsync() => _fixture.InitializeAsync();

    public override ValueTask DisposeAsync() => _fixture.DisposeAsync();
}
