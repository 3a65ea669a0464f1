using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Sandbox.Tests.Contract.Servers;

public sealed class RealServer : ContractServer
{
    private readonly KubeApiServerFixture _fixture = new();

    public override HttpClient CreateClient(KubeUser? user) => _fixture.Server.CreateClient(user);

    public override string KubeconfigText(KubeUser user) => _fixture.Server.KubeconfigText(user);

    // The watch cache of a custom kind begins when the kind is served, which is later than the first write to etcd.
    public override Task<string> ForgottenVersionAsync(string @namespace, CancellationToken cancellation) => Task.FromResult("1");

    protected override Task GoAwayAsync() => _fixture.Server.StopAsync();

    protected override Task ComeBackAsync(CancellationToken cancellation) => _fixture.Server.StartAgainAsync(EtcdData.Kept, cancellation);

    public override ValueTask InitializeAsync() => _fixture.InitializeAsync();

    public override ValueTask DisposeAsync() => _fixture.DisposeAsync();
}
