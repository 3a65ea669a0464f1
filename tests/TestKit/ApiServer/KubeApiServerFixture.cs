using Xunit;

namespace WaypointDashboard.TestKit.ApiServer;

/// <summary>One real API server for the tests of a collection or an assembly; mark those with <c>[Trait("Needs", "ApiServer")]</c>.</summary>
public sealed class KubeApiServerFixture : IAsyncLifetime
{
    private KubeApiServer? _server;

    public KubeApiServer Server => _server ?? throw new InvalidOperationException("The API server has not been started.");

    public async ValueTask InitializeAsync()
    {
        _server = await KubeApiServer.StartAsync(cancellation: TestContext.Current.CancellationToken).ConfigureAwait(false);
        Console.WriteLine($"kube-apiserver ready at {_server.Address} after {_server.StartTime.TotalSeconds:F1} s");
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
