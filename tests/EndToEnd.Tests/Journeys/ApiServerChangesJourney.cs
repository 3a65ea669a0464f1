using Microsoft.Playwright;
using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class ApiServerChangesJourney(ChromiumFixture chromium, ApiServerGround ground) : ChangesJourney(chromium, ground), IClassFixture<ApiServerGround>
{
    [Fact]
    public async Task A_plan_that_waits_while_the_API_server_goes_away_and_comes_back_is_done_to_its_end()
    {
        await WhileIstiodRestsAsync(async dashboard =>
        {
            await dashboard.Button("Deploy").ClickAsync();
            await Assertions.Expect(dashboard.Dialog).ToContainTextAsync("1 of 3 steps done", Patience);

            // With the API server comes whoever programs waypoints.
            await ground.RestartClusterAsync(() => Assertions.Expect(dashboard.Dialog).ToContainTextAsync("1 of 3 steps done", Patience));

            await Assertions.Expect(dashboard.Dialog.GetByRole(AriaRole.Region, new() { Name = "Progress" }).GetByRole(AriaRole.Status).First).ToHaveTextAsync("Done", new() { Timeout = 80_000 });
            Label(await ground.ReadAsync(Home)).ShouldBe("waypoint");
        });
    }
}
