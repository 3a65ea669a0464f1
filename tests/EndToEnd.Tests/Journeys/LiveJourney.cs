using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

/// <summary>What an operator sees who only looks, while others change the cluster and servers come and go. No page is loaded by hand.</summary>
public abstract class LiveJourney(ChromiumFixture chromium, JourneyGround ground) : IAsyncLifetime
{
    private const string Reviews = "/?expand=default&selected=service/default/reviews";

    private IBrowserContext? _context;

    private protected IBrowserContext Context => _context ?? throw new InvalidOperationException("The journey has not begun.");

    public async ValueTask InitializeAsync()
    {
        await ground.ClearAsync();
        _context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        _context.SetDefaultTimeout(60_000);
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
        {
            await _context.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_label_that_kubectl_sets_is_seen_on_every_page_that_it_concerns_and_is_gone_with_it()
    {
        var kubectl = new Kubectl(ground.Kubeconfig);
        IPage[] pages =
        [
            await OpenAsync(Reviews, "reviews"),
            await OpenAsync("/services?q=reviews", "reviews"),
            await OpenAsync("/objects/Service/default/reviews", "reviews"),
            await OpenAsync("/problems", "Problems"),
        ];

        await kubectl.RunAsync("", "label", "service", "reviews", "--namespace=default", "istio.io/use-waypoint=nobody-deployed-it");
        foreach (var page in pages)
        {
            await Expect(page).ToContainTextAsync("nobody-deployed-it", Patience);
        }

        await kubectl.RunAsync("", "label", "service", "reviews", "--namespace=default", "istio.io/use-waypoint-");
        foreach (var page in pages)
        {
            await Expect(page).Not.ToContainTextAsync("nobody-deployed-it", Patience);
        }
    }

    [Fact]
    public async Task A_pod_that_kubectl_makes_and_deletes_comes_and_goes_on_the_workloads_page()
    {
        var kubectl = new Kubectl(ground.Kubeconfig);
        var page = await OpenAsync("/workloads", "ratings-v1-1");

        await kubectl.RunAsync(
            """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"passer-by","namespace":"default"},"spec":{"containers":[{"name":"app","image":"example.test/app"}]}}""",
            "apply", "--validate=false", "-f", "-");
        await Expect(page).ToContainTextAsync("passer-by", Patience);

        await kubectl.RunAsync("", "delete", "pod", "passer-by", "--namespace=default", "--force", "--grace-period=0", "--wait=false");
        await Expect(page).Not.ToContainTextAsync("passer-by", Patience);
    }

    [Fact]
    public async Task A_change_is_highlighted_on_the_graph_and_moves_neither_what_is_there_nor_the_view_nor_the_selection()
    {
        var page = await OpenAsync(Reviews, "reviews");
        var canvas = new Canvas(page);
        var (zoom, _, _) = await canvas.SettledAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();
        await canvas.UntilAsync(string.Create(CultureInfo.InvariantCulture, $"cy.zoom() > {zoom}")); // The press goes by way of the server.
        var view = await canvas.SettledAsync();
        var before = (await canvas.NodesAsync()).Where(node => node.Kind is "service" or "workload").ToDictionary(node => node.Id, node => (node.X, node.Y));

        var highlighted = canvas.UntilAsync("cy.getElementById('service/default/ratings').hasClass('flash')");
        await new Kubectl(ground.Kubeconfig).RunAsync("", "label", "service", "ratings", "--namespace=default", "istio.io/use-waypoint=nobody-deployed-it");
        await highlighted;
        await canvas.UntilAsync("cy.edges('[kind = \"refused\"]').nonempty() && cy.elements('.flash').empty()");

        var after = (await canvas.NodesAsync()).Where(node => before.ContainsKey(node.Id)).ToDictionary(node => node.Id, node => (node.X, node.Y));
        after.ShouldBe(before, ignoreOrder: true);
        (await canvas.ViewportAsync()).ShouldBe(view);
        (await canvas.NodeAsync("service/default/reviews"))!.IsSelected.ShouldBeTrue();
        await Assertions.Expect(Drawer(page)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_comes_back_by_itself_to_the_same_view_when_the_dashboard_is_started_again()
    {
        var page = await OpenAsync(Reviews, "reviews");
        await Assertions.Expect(Drawer(page)).ToBeVisibleAsync();
        var address = page.Url;

        await ground.RestartDashboardAsync(() => Assertions.Expect(page.GetByText("The connection to the dashboard is lost")).ToBeVisibleAsync());

        await Assertions.Expect(page.GetByText("The connection to the dashboard is lost")).ToBeHiddenAsync(new() { Timeout = Patience.Timeout });
        await Assertions.Expect(Drawer(page)).ToBeVisibleAsync(new() { Timeout = Patience.Timeout });
        page.Url.ShouldBe(address);
        await ground.PatchAsync("/api/v1/namespaces/default/services/reviews", """{"metadata":{"labels":{"istio.io/use-waypoint":"named-afterwards"}}}""");
        await Expect(page).ToContainTextAsync("named-afterwards", Patience);
    }

    [Fact]
    public async Task While_the_API_server_is_away_the_page_says_so_and_afterwards_it_is_live_and_right_again()
    {
        var page = await OpenAsync("/services?q=reviews", "reviews");
        var live = page.GetByRole(AriaRole.Banner).GetByText("Live", new() { Exact = true });
        await Assertions.Expect(live).ToBeVisibleAsync();

        await ground.RestartClusterAsync(async () =>
        {
            await Expect(page).ToContainTextAsync("The API server cannot be reached.", Patience);
            await Expect(page).ToContainTextAsync("reviews", Patience);
        });
        await ground.PatchAsync("/api/v1/namespaces/default/services/reviews", """{"metadata":{"labels":{"istio.io/use-waypoint":"named-afterwards"}}}""");

        await Assertions.Expect(live).ToBeVisibleAsync(new() { Timeout = Patience.Timeout });
        await Expect(page).Not.ToContainTextAsync("The API server cannot be reached.", Patience);
        await Expect(page).ToContainTextAsync("named-afterwards", Patience);
    }

    private protected static LocatorAssertionsToContainTextOptions Patience { get; } = new() { Timeout = 60_000 };

    private protected async Task<IPage> OpenAsync(string route, string shows)
    {
        var page = await Context.NewPageAsync();
        await page.GotoAsync(new Uri(ground.Address, route).ToString());
        await Expect(page).ToContainTextAsync(shows, Patience);
        return page;
    }

    private protected static ILocatorAssertions Expect(IPage page) => Assertions.Expect(page.GetByRole(AriaRole.Main));

    private static ILocator Drawer(IPage page) => page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^Details of reviews", RegexOptions.None, TimeSpan.FromSeconds(1)) });
}
