using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Sandbox;
using WaypointDashboard.Server.Hosting;
using WaypointDashboard.Server.Tests.Hosting;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.TestKit.Processes;
using Xunit;

namespace WaypointDashboard.Server.Tests.Diagnostics;

/// <summary>The findings in the sandbox's scenario, as the dashboard leads them on while the sandbox comes up: by watching, one event after the other.</summary>
public sealed class SandboxFindingsTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Where nothing is wrong: Bookinfo, the shop, and neighbours that are outside of ambient on purpose.</summary>
    private static readonly string[] InGoodOrder = ["bookinfo", "shop", "egress", "istio-ingress", "istio-system", "legacy", "erp", "monitoring"];

    private readonly ScratchDirectory _data = new("findings");
    private DashboardHost? _host;

    public async ValueTask InitializeAsync()
    {
        var options = new DashboardOptions { Data = _data.Path, Urls = ["http://127.0.0.1:0"], Sandbox = new SandboxOptions { Scenario = SandboxScenario.Bookinfo } };
        _host = DashboardHost.Build(options, Around.Nothing, builder => builder.Logging.ClearProviders());
        await _host.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is { } host)
        {
            await host.DisposeAsync();
        }

        _data.Dispose();
    }

    [Fact]
    public async Task Everything_that_can_go_wrong_is_found_where_it_is_and_nowhere_else()
    {
        await using var scope = _host!.Services.CreateAsyncScope();
        var catalog = scope.ServiceProvider.GetRequiredService<IClusterCatalog>();
        using var session = catalog.Open(catalog.Default.Name).ShouldNotBeNull();
        LiveMesh Current() => session.Mesh.Current;

        await Deadline.UntilAsync(
            () => Task.FromResult(Missing(Current()).Count == 0 && Astray(Current()).Count == 0),
            Patience,
            () => $"Not found: {string.Join(", ", Missing(Current()))}. Found where all is well: {string.Join("; ", Astray(Current()))}",
            TestContext.Current.CancellationToken);

        var mesh = Current();
        mesh.Findings.All.ShouldBe(DiagnosticsEngine.FromScratch(mesh.Mesh).All, ignoreOrder: true);
        Refused(mesh).ShouldBeEmpty();
    }

    private static List<string> Missing(LiveMesh mesh) =>
        [.. RuleCatalog.All.Select(rule => rule.Id).Except(mesh.Findings.All.Select(finding => finding.Id))];

    private static List<string> Astray(LiveMesh mesh) =>
        [.. InGoodOrder.SelectMany(mesh.Findings.In).Select(finding => $"{finding.Id} {finding.Object}: {finding.Cause}")];

    /// <summary>Remedies that the planner would not plan: a button that leads to a refusal.</summary>
    private static IEnumerable<string> Refused(LiveMesh mesh) =>
        from finding in mesh.Findings.All
        where finding.Remedy is not null
        let refusal = ChangePlanner.Plan(mesh, finding.Remedy!.Intent) as PlanResult.Refused
        where refusal is not null
        select $"{finding.Id} {finding.Object}, {finding.Remedy!.Label}: {string.Join("; ", refusal.Reasons.Select(reason => reason.Message))}";
}
