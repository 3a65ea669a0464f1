using Microsoft.Extensions.Logging;
using WaypointDashboard.Sandbox;
using WaypointDashboard.Server.Hosting;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.EndToEnd.Tests.Ground;

/// <summary>The dashboard as it starts without anything else: on the sandbox's scenario, in which nothing comes and goes by itself.</summary>
public sealed class BookinfoGround : IAsyncLifetime
{
    // How many answers in a row say the same when nothing is under way any more.
    private const int Calm = 15;

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
        await ComeToRestAsync(http);
    }

    // Its controllers deploy the scenario's pods and waypoints when it has begun; a test that counts what is drawn must not see them come.
    private static async Task ComeToRestAsync(HttpClient http)
    {
        var (last, calm) = ("", 0);
        await Deadline.UntilAsync(
            async () =>
            {
                var seen = await http.GetStringAsync("/api/v1/findings") + await http.GetStringAsync("/api/v1/topology");
                (last, calm) = (seen, seen == last ? calm + 1 : 0);
                return calm >= Calm;
            },
            TimeSpan.FromSeconds(90),
            () => "The sandbox did not come to rest.");
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
