using Microsoft.Playwright;
using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

/// <summary>An enrollment from the first page to its end, without a mouse.</summary>
[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class KeyboardJourney(ChromiumFixture chromium, SandboxGround ground) : IClassFixture<SandboxGround>
{
    private const int MostTabs = 60;

    [Fact]
    public async Task A_service_is_enrolled_by_the_keyboard_alone()
    {
        await ground.ClearAsync();
        await ground.DeployWaypointAsync("waypoint");
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(ground.Address, "/").ToString());
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Topology" })).ToBeAttachedAsync();
        var main = page.GetByRole(AriaRole.Main);
        await Assertions.Expect(page.Locator(".topology-host canvas").First).ToBeVisibleAsync();

        // The page listens some moments after it is drawn: until then keys mean nothing, and can be pressed again.
        await TestKit.Processes.Deadline.UntilAsync(
            async () =>
            {
                await page.Keyboard.PressAsync("g");
                await page.Keyboard.PressAsync("s");
                return await page.EvaluateAsync<bool>("async () => { await new Promise(done => setTimeout(done, 300)); return location.pathname === '/services'; }");
            },
            TimeSpan.FromSeconds(30),
            () => "The keys g s do not lead to the services.");
        await Assertions.Expect(main.GetByRole(AriaRole.Row).Filter(new() { HasText = "reviews" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Search the services" })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("reviews");
        await Assertions.Expect(main.GetByRole(AriaRole.Row).Filter(new() { HasText = "ratings" })).ToHaveCountAsync(0);

        await TabToAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Actions for default/reviews" }));
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, page.GetByRole(AriaRole.Menuitem, new() { Name = "Enroll in waypoint…" }), "ArrowDown");
        await page.Keyboard.PressAsync("Enter");

        var dashboard = new DashboardPage(page, ground.Address);
        await dashboard.PreviewAsync(1);
        await TabToAsync(page, dashboard.Button("Enroll"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dashboard.Dialog.GetByRole(AriaRole.Status).Filter(new() { HasText = "Done" })).ToBeVisibleAsync();
        await TabToAsync(page, dashboard.Button("Close").Last);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dashboard.Dialog).ToHaveCountAsync(0);

        ((string?)(await ground.ReadAsync("/api/v1/namespaces/default/services/reviews"))!["metadata"]!["labels"]!["istio.io/use-waypoint"]).ShouldBe("waypoint");
    }

    private static async Task TabToAsync(IPage page, ILocator target, string key = "Tab")
    {
        await target.First.WaitForAsync();
        for (var i = 0; i < MostTabs; i++)
        {
            if (await target.EvaluateAllAsync<bool>("found => found.some(one => one === document.activeElement || one.contains(document.activeElement))"))
            {
                return;
            }

            // Focus that the server moves comes later: a key more on its way would carry it past the target.
            await page.EvaluateAsync("() => { window.focusBefore = document.activeElement; }");
            await page.Keyboard.PressAsync(key);
            await page.WaitForFunctionAsync("() => document.activeElement !== window.focusBefore");
        }

        (await page.EvaluateAsync<string>("() => document.activeElement?.outerHTML?.slice(0, 300) ?? ''")).ShouldBe(target.ToString(), $"{MostTabs} times {key} do not lead there");
    }
}
