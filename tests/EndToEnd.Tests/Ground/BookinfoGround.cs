using Microsoft.Extensions.Logging;
using WaypointDashboard.Sandbox;
using WaypointDashboard.Server.Hosting;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.EndToEnd.Tests.Ground;

/// <summary>The dashboard as it starts without anything else: on the sandbox's scenario, in which nothing comes and goes by itself.</summary>
public sealed class BookinfoGround : IAsyncLifetime
{
    private readonly ScratchDirectory _data = new("bookinfo");
    private DashboardHost? _host;

    /// <summary>Where it is.</summary>
    public Uri Address => (_host ?? throw new InvalidOperationException("The dashboard has not started.")).Addresses[0];

    public async ValueTask InitializeAsync()
    {
        _host = DashboardHost.Build(
            new DashboardOptions
            {
                Cluster = ClusterChoice.Sandbox,
                Sandbox = new SandboxOptions { Scenario = SandboxScenario.Bookinfo },
                Data = _data.Path,
                Urls = ["http://127.0.0.1:0"],
            },
            builder => builder.Logging.ClearProviders());
        await _host.StartAsync(CancellationToken.None);
        using var http = new HttpClient { BaseAddress = Address };
        await Deadline.UntilAsync(async () => (await http.GetAsync("/healthz/ready")).IsSuccessStatusCode, TimeSpan.FromSeconds(90), () => "The dashboard did not become ready.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is { } host)
        {
            await host.DisposeAsync();
        }

        _data.Dispose();
    }
}
