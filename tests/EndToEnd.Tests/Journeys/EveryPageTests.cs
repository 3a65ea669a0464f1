using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

/// <summary>Each page of the dashboard, in both themes: what is on it can be read by all, nothing is wrong in the console, and no other host is asked.</summary>
[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class EveryPageTests(ChromiumFixture chromium, BookinfoGround ground) : IClassFixture<BookinfoGround>
{
    private static readonly (string Route, string Shows)[] Pages =
    [
        ("/", "Topology"), ("/waypoints", "Waypoints"), ("/namespaces", "Namespaces"), ("/services", "Services"), ("/workloads", "Workloads"),
        ("/paths", "Choose both ends"), ("/paths?from=outside&to=service/bookinfo/reviews", "Client not captured"), ("/problems", "Problems"),
        ("/objects/Gateway/bookinfo/waypoint", "What rides on this waypoint"), ("/objects/Service/bookinfo/reviews", "reviews"), ("/objects/Namespace/-/bookinfo", "bookinfo"),
        ("/what-if", "What if"), ("/migrate", "Migrate"), ("/history", "History"), ("/nowhere", "no such page"),
    ];

    public static TheoryData<string, string, ColorScheme> All =>
        [.. Pages.SelectMany(page => (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark], (page, scheme) => (page.Route, page.Shows, scheme))];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_page_shows_what_it_is_for_and_nothing_is_wrong_with_it(string route, string shows, ColorScheme scheme)
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 800 } });
        var page = await context.NewPageAsync();
        List<string> wrong = [];
        page.Console += (_, message) =>
        {
            // What is not there answers 404, which the console tells of the page itself.
            if (message.Type == "error" && !(route == "/nowhere" && message.Text.Contains("404", StringComparison.Ordinal)))
            {
                wrong.Add(message.Text);
            }
        };
        page.PageError += (_, error) => wrong.Add(error);
        page.Request += (_, request) =>
        {
            var asked = new Uri(request.Url);
            if (asked.Scheme is "http" or "https" or "ws" or "wss" && asked.Authority != ground.Address.Authority)
            {
                wrong.Add($"asked {asked}");
            }
        };

        await page.GotoAsync(new Uri(ground.Address, route).ToString());
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(shows, new() { IgnoreCase = true, Timeout = 30_000 });
        await Assertions.Expect(page.GetByText("Loading the topology")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await Screenshots.KeepAsync(page, $"{(route == "/" ? "topology" : route.Trim('/'))}-{scheme}-1280");
        var found = await page.RunAxe();
        await page.SetViewportSizeAsync(1920, 1080);
        await Screenshots.KeepAsync(page, $"{(route == "/" ? "topology" : route.Trim('/'))}-{scheme}-1920");

        wrong.ShouldBeEmpty();
        found.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task The_keyboard_is_enough_to_go_around()
    {
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(ground.Address, "/services").ToString());
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Services" })).ToBeVisibleAsync(new() { Timeout = 30_000 });

        var search = page.GetByRole(AriaRole.Textbox, new() { Name = "Search the services" });
        await UntilFocusedAsync(page, search);
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("reviews");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("q=reviews", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("h1").First.EvaluateAsync("() => document.activeElement?.blur()");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("w");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Waypoints" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("topology", new() { IgnoreCase = true });
        // The dialog hears keys as soon as it has the focus.
        await page.WaitForFunctionAsync("() => document.activeElement.closest('.mud-dialog-container') !== null");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0, new() { Timeout = 20_000 });
    }

    [Fact]
    public async Task The_help_that_is_asked_for_again_and_again_is_one_dialog_that_one_key_closes()
    {
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(ground.Address, "/services").ToString());
        await UntilFocusedAsync(page, page.GetByRole(AriaRole.Textbox, new() { Name = "Search the services" }));
        await page.EvaluateAsync("() => document.activeElement.blur()");

        // All are on their way before the first dialog is drawn.
        await page.EvaluateAsync("() => { for (let i = 0; i < 5; i++) document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true })); }");
        await page.WaitForFunctionAsync("() => document.activeElement.closest('.mud-dialog-container') !== null");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(1);
        for (var i = 0; i < 10; i++)
        {
            await page.Keyboard.PressAsync("Escape");
        }

        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".error-view")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
    }

    // The page listens some moments after it is drawn: until then a key means nothing, and can be pressed again.
    private static Task UntilFocusedAsync(IPage page, ILocator field) => Deadline.UntilAsync(
        async () =>
        {
            if (!await field.EvaluateAsync<bool>("field => field === document.activeElement"))
            {
                await page.Keyboard.PressAsync("/");
            }

            return await field.EvaluateAsync<bool>("async field => { await new Promise(requestAnimationFrame); return field === document.activeElement; }");
        },
        TimeSpan.FromSeconds(30),
        () => "The search did not get the focus.");
}
