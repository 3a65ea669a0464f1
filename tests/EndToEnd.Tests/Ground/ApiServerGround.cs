using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.EndToEnd.Tests.Ground;

/// <summary>A real kube-apiserver. Nobody lives in it but a stand-in for istiod.</summary>
public sealed class ApiServerGround : JourneyGround
{
    private readonly CancellationTokenSource _stopping = new();
    private KubeApiServer? _server;
    private Task _istiod = Task.CompletedTask;

    private KubeApiServer Server => _server ?? throw new InvalidOperationException("The API server has not started.");

    protected override async Task<string> StartClusterAsync(string directory)
    {
        _server = await KubeApiServer.StartAsync();
        _istiod = new IstiodStandIn(CreateAdmin()).RunAsync(_stopping.Token);
        return _server.KubeconfigFile(KubeUser.Admin);
    }

    protected override HttpClient CreateAdmin() => Server.CreateClient(KubeUser.Admin);

    protected override async ValueTask StopClusterAsync()
    {
        await _stopping.CancelAsync();
        await _istiod;
        _stopping.Dispose();
        if (_server is { } server)
        {
            await server.DisposeAsync();
        }
    }
}
