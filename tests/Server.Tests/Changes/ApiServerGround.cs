using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>A real API server.</summary>
public sealed class ApiServerGround : ChangeGround
{
    private readonly KubeApiServerFixture _fixture = new();

    public override HttpClient CreateClient(KubeUser user) => _fixture.Server.CreateClient(user);

    public override string KubeconfigFile(KubeUser user) => _fixture.Server.KubeconfigFile(user);

    public override ValueTask InitializeAsync() => _fixture.InitializeAsync();

    public override ValueTask DisposeAsync() => _fixture.DisposeAsync();
}
