using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Server.Tests.Watching;

/// <summary>A real API server.</summary>
public sealed class ApiServerWatchGround : WatchGround
{
    private readonly KubeApiServerFixture _fixture = new();

    public override HttpClient CreateClient(KubeUser? user) => _fixture.Server.CreateClient(user);

    public override async Task LoseEverythingAsync(CancellationToken cancellationToken)
    {
        await _fixture.Server.StopAsync();
        await _fixture.Server.StartAgainAsync(EtcdData.Emptied, cancellationToken);
    }

    public override ValueTask InitializeAsync() => _fixture.InitializeAsync();

    public override ValueTask DisposeAsync() => _fixture.DisposeAsync();
}
