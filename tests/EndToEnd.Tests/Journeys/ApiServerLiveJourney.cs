using Microsoft.Playwright;
using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class ApiServerLiveJourney(ChromiumFixture chromium, ApiServerGround ground) : LiveJourney(chromium, ground), IClassFixture<ApiServerGround>
{
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
}
