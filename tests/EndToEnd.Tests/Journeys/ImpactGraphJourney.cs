using Microsoft.Playwright;
using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

/// <summary>What a change does is seen on the graph, before anything is applied.</summary>
[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class ImpactGraphJourney(ChromiumFixture chromium, BookinfoGround ground) : IClassFixture<BookinfoGround>
{
    private const string Unenrolled = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: bookinfo\n  labels:\n    istio.io/use-waypoint: none\n";

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1920)]
    public async Task Pasted_objects_are_drawn_before_and_after(ColorScheme scheme, int width)
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 1000 } });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        List<string> wrong = [];
        page.PageError += (_, error) => wrong.Add(error);
        await page.GotoAsync(new Uri(ground.Address, "/what-if").ToString());
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Objects as YAML" }).FillAsync(Unenrolled);

        var after = page.GetByLabel("Topology after the change");
        await Assertions.Expect(after.Locator("canvas").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await after.ScrollIntoViewIfNeededAsync();
        await Screenshots.KeepAsync(page, $"impact-after-{scheme}-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Before", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Topology before the change").Locator("canvas").First).ToBeVisibleAsync();
        await Screenshots.KeepAsync(page, $"impact-before-{scheme}-{width}");

        wrong.ShouldBeEmpty();
    }
}
