using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.EndToEnd.Tests.Ground;

/// <summary>A real kube-apiserver. Nobody lives in it but a stand-in for istiod.</summary>
public sealed class ApiServerGround : JourneyGround
{
    private CancellationTokenSource _stopping = new();
    private KubeApiServer? _server;
    private Task _istiod = Task.CompletedTask;

    private KubeApiServer Server => _server ?? throw new InvalidOperationException("The API server has not started.");

    /// <inheritdoc/>
    public override Task PauseIstiodAsync() => StopIstiodAsync();

    /// <inheritdoc/>
    public override Task ResumeIstiodAsync()
    {
        StartIstiod();
        return Task.CompletedTask;
    }

    protected override async Task GoAwayAsync()
    {
        await StopIstiodAsync();
        await Server.StopAsync();
    }

    protected override async Task ComeBackAsync()
    {
        await Server.StartAgainAsync(EtcdData.Kept);
        StartIstiod();
    }

    protected override async Task<string> StartClusterAsync(string directory)
    {
        _server = await KubeApiServer.StartAsync();
        StartIstiod();
        return _server.KubeconfigFile(KubeUser.Admin);
    }

    protected override string KubeconfigOf(string user, string directory) => Server.KubeconfigFile(KubeUser.All.Single(known => known.Name == user));

    protected override HttpClient CreateAdmin() => Server.CreateClient(KubeUser.Admin);

    protected override async ValueTask StopClusterAsync()
    {
        await StopIstiodAsync();
        if (_server is { } server)
        {
            await server.DisposeAsync();
        }
    }

    private void StartIstiod()
    {
        if (!_istiod.IsCompletedSuccessfully)
        {
            return;
        }

        _stopping = new CancellationTokenSource();
        _istiod = new IstiodStandIn(CreateAdmin()).RunAsync(_stopping.Token);
    }

    private async Task StopIstiodAsync()
    {
        if (_istiod.IsCompletedSuccessfully)
        {
            return;
        }

        await _stopping.CancelAsync();
        await _istiod;
        _stopping.Dispose();
    }
}
