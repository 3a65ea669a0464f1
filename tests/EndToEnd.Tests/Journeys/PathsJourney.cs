using Microsoft.Playwright;
using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

/// <summary>Both ends are picked on the graph, the page says why there is no waypoint, its button brings one, and the page follows by itself.</summary>
public abstract class PathsJourney(ChromiumFixture chromium, JourneyGround ground) : OnePageTests(chromium, new() { Width = 1600, Height = 900 }, 30_000)
{
    private static LocatorAssertionsToContainTextOptions Patience { get; } = new() { Timeout = 60_000 };

    private ILocatorAssertions Answer => Assertions.Expect(Page.Locator(".paths-page .answer"));

    public override async ValueTask InitializeAsync()
    {
        await ground.ClearAsync();
        await base.InitializeAsync();
    }

    [Fact]
    public async Task Both_ends_are_picked_on_the_graph_and_the_missing_waypoint_comes_by_a_button()
    {
        await Page.GotoAsync(new Uri(ground.Address, "/paths").ToString());
        var canvas = new Canvas(Page);
        await canvas.SettledAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Pick the source on the graph" }).ClickAsync();
        await OpenAsync(canvas, "default");
        await canvas.ClickAsync("service/default/productpage");
        await Page.ShowsAsync("from=");
        await canvas.UntilAsync("cy.getElementById('service/default/reviews').nonempty() && !cy.animated()");
        await canvas.ClickAsync("service/default/reviews");
        await Page.ShowsAsync("to=service");

        await Answer.ToContainTextAsync("No waypoint", Patience);
        await Page.Locator(".remedies").GetByRole(AriaRole.Button, new() { Name = "Deploy waypoint default/waypoint" }).ClickAsync();
        var dashboard = new DashboardPage(Page, ground.Address);
        await dashboard.PreviewAsync(3);
        await dashboard.ApplyAsync("Deploy");

        await Answer.ToContainTextAsync("Through the service's waypoint", Patience);
        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("HBONE (mTLS, port 15008)", Patience);
        await canvas.UntilAsync("cy.getElementById('gateway/default/waypoint').hasClass('step') && cy.edges('.route').length >= 2");

        var address = Page.Url;
        await using var elsewhere = await Browser.NewContextAsync();
        var other = await elsewhere.NewPageAsync();
        await other.GotoAsync(address);
        await Assertions.Expect(other.Locator(".paths-page .answer")).ToContainTextAsync("Through the service's waypoint", Patience);

        await ground.PatchAsync("/api/v1/namespaces/default", """{"metadata":{"labels":{"istio.io/use-waypoint":null}}}""");
        await Answer.ToContainTextAsync("No waypoint", Patience);
        await Assertions.Expect(other.Locator(".paths-page .answer")).ToContainTextAsync("No waypoint", Patience);
    }

    [Fact]
    public async Task The_ends_change_places()
    {
        await Page.GotoAsync(new Uri(ground.Address, "/paths?from=pod/default/productpage-v1-1&to=pod/default/reviews-v1-1").ToString());
        await Answer.ToContainTextAsync("No waypoint", Patience);

        await Page.GetByRole(AriaRole.Button, new() { Name = "Swap" }).ClickAsync();

        await Page.ShowsAsync("from=pod/default/reviews-v1-1&to=pod/default/productpage-v1-1");
        await Answer.ToContainTextAsync("No waypoint", Patience);
    }

    private static async Task OpenAsync(Canvas canvas, string home)
    {
        await canvas.UntilAsync($"cy.getElementById('namespace/{home}').nonempty()");
        await canvas.ClickAsync($"namespace/{home}", clicks: 2);
        await canvas.UntilAsync($"cy.nodes('[id ^= \"service/{home}/\"]').nonempty() && !cy.animated()");
    }
}
