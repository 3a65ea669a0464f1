using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

/// <summary>Istio's page on configuring waypoints, section by section, by clicking; the objects in the API say whether it was done.</summary>
public abstract class ConfigureWaypointsJourney(ChromiumFixture chromium, JourneyGround ground) : IAsyncLifetime
{
    private const string Home = "/api/v1/namespaces/default";
    private const string Gateways = "/apis/gateway.networking.k8s.io/v1/namespaces/default/gateways";
    private const string Use = "istio.io/use-waypoint";

    private readonly List<string> _errors = [];
    private IBrowserContext? _context;
    private DashboardPage? _dashboard;

    private protected DashboardPage Dashboard => _dashboard ?? throw new InvalidOperationException("The journey has not begun.");

    public async ValueTask InitializeAsync()
    {
        await ground.ClearAsync();
        _context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        _context.SetDefaultTimeout(20_000);
        var page = await _context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _errors.Add(message.Text);
            }
        };
        _dashboard = new(page, ground.Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
        {
            await Screenshots.KeepAsync(Dashboard.Page);
            await _context.DisposeAsync();
        }

        GC.SuppressFinalize(this);
        _errors.ShouldBeEmpty("no journey leaves an error in the browser's console");
    }

    [Fact]
    public async Task A_waypoint_for_services_is_deployed()
    {
        await Dashboard.FillDeployAsync("default", "waypoint", "service");
        (await Dashboard.PreviewAsync(2)).ShouldContain("waypoint");
        (await ground.ReadAsync($"{Gateways}/waypoint")).ShouldBeNull("a preview changes nothing");
        await Dashboard.ApplyAsync("Deploy");

        var gateway = (await ground.ReadAsync($"{Gateways}/waypoint")).ShouldNotBeNull();
        Label(gateway, "istio.io/waypoint-for").ShouldBe("service");
        ((string?)gateway["spec"]!["gatewayClassName"]).ShouldBe("istio-waypoint");
        var listener = gateway["spec"]!["listeners"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)listener["name"], (int?)listener["port"], (string?)listener["protocol"]).ShouldBe(("mesh", 15008, "HBONE"));
        Label(await ground.ReadAsync(Home), Use).ShouldBeNull();
    }

    [Theory]
    [InlineData("workload")]
    [InlineData("all")]
    [InlineData("none")]
    public async Task A_waypoint_takes_the_traffic_type_that_is_chosen(string type)
    {
        await Dashboard.FillDeployAsync("default", $"for-{type}", type);
        await Dashboard.PreviewAsync(2);
        await Dashboard.ApplyAsync("Deploy");

        Label(await ground.ReadAsync($"{Gateways}/for-{type}"), "istio.io/waypoint-for").ShouldBe(type);
    }

    [Fact]
    public async Task A_namespace_is_enrolled_as_soon_as_its_waypoint_is_programmed()
    {
        await Dashboard.FillDeployAsync("default", "waypoint", enroll: true);
        await Dashboard.PreviewAsync(3);
        await Dashboard.ApplyAsync("Deploy");

        Label(await ground.ReadAsync(Home), Use).ShouldBe("waypoint");
        await Dashboard.OpenAsync("/services?q=reviews");
        await Assertions.Expect(Dashboard.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "reviews" }).GetByText("waypoint", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_namespace_is_enrolled_by_itself()
    {
        await DeployAsync("waypoint");

        await Dashboard.OpenFormAsync("Namespace", "", "default", "Enroll in waypoint");
        await Dashboard.PreviewAsync(1);
        await Dashboard.ApplyAsync("Enroll");

        Label(await ground.ReadAsync(Home), Use).ShouldBe("waypoint");
    }

    [Fact]
    public async Task A_service_uses_a_waypoint_of_its_own()
    {
        await DeployAsync("reviews-svc-waypoint");

        await Dashboard.OpenFormAsync("Service", "default", "reviews", "Enroll in reviews-svc-waypoint");
        await Dashboard.PreviewAsync(1);
        await Dashboard.ApplyAsync("Enroll");

        Label(await ground.ReadAsync($"{Home}/services/reviews"), Use).ShouldBe("reviews-svc-waypoint");
        Label(await ground.ReadAsync($"{Home}/services/ratings"), Use).ShouldBeNull();
        Label(await ground.ReadAsync(Home), Use).ShouldBeNull();
    }

    [Fact]
    public async Task A_pod_uses_a_waypoint_for_workloads()
    {
        await DeployAsync("reviews-v2-pod-waypoint", "workload");

        await Dashboard.OpenFormAsync("Pod", "default", "reviews-v2-1", "Enroll in reviews-v2-pod-waypoint");
        (await Dashboard.PreviewAsync(1)).ShouldContain("Pod default/reviews-v2-1 goes from no waypoint to waypoint default/reviews-v2-pod-waypoint.");
        await Dashboard.ApplyAsync("Enroll");

        Label(await ground.ReadAsync($"{Home}/pods/reviews-v2-1"), Use).ShouldBe("reviews-v2-pod-waypoint");
        await Dashboard.OpenAsync("/paths?from=pod/default/productpage-v1-1&to=pod/default/reviews-v2-1");
        await Assertions.Expect(Dashboard.Page.GetByText("Through the pod's waypoint")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_waypoint_is_used_from_another_namespace()
    {
        const string consumer = "cross-namespace-waypoint-consumer";
        await Dashboard.FillDeployAsync("common-infrastructure", "egress-gateway", selector: $"kubernetes.io/metadata.name={consumer}");
        await Dashboard.PreviewAsync(2);
        await Dashboard.ApplyAsync("Deploy");
        var gateway = await ground.ReadAsync("/apis/gateway.networking.k8s.io/v1/namespaces/common-infrastructure/gateways/egress-gateway");
        var from = gateway.ShouldNotBeNull()["spec"]!["listeners"]![0]!["allowedRoutes"]!["namespaces"]!;
        ((string?)from["from"]).ShouldBe("Selector");
        ((string?)from["selector"]!["matchLabels"]!["kubernetes.io/metadata.name"]).ShouldBe(consumer);

        await Dashboard.OpenFormAsync("ServiceEntry", consumer, "istio-site", "Enroll in common-infrastructure/egress-gateway");
        await Dashboard.PreviewAsync(1);
        await Dashboard.ApplyAsync("Enroll");

        var site = await ground.ReadAsync($"/apis/networking.istio.io/v1/namespaces/{consumer}/serviceentries/istio-site");
        (Label(site, Use), Label(site, "istio.io/use-waypoint-namespace")).ShouldBe(("egress-gateway", "common-infrastructure"));
    }

    [Fact]
    public async Task All_waypoints_of_a_namespace_are_deleted_and_the_namespace_is_unenrolled_first()
    {
        await DeployAsync("waypoint");
        await DeployAsync("another");
        await ground.PatchAsync(Home, """{"metadata":{"labels":{"istio.io/use-waypoint":"waypoint"}}}""");

        await Dashboard.OpenFormAsync("Gateway", "default", "waypoint", "Delete");
        await Dashboard.PreviewAsync(2);
        await Dashboard.Page.GetByRole(AriaRole.Button, new() { Name = "Add all in namespace default" }).ClickAsync();
        await Dashboard.PreviewAsync(3);
        await Dashboard.ApplyAsync("Delete");

        await ground.UntilAsync(Gateways, list => list!["items"]!.AsArray().Count == 0);
        Label(await ground.ReadAsync(Home), Use).ShouldBeNull();
    }

    private async Task DeployAsync(string name, string? type = null)
    {
        await Dashboard.FillDeployAsync("default", name, type);
        await Dashboard.PreviewAsync(2);
        await Dashboard.ApplyAsync("Deploy");
    }

    private static string? Label(JsonNode? resource, string key) => (string?)resource.ShouldNotBeNull()["metadata"]!["labels"]?[key];
}
