using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

/// <summary>What opens over a page, in both themes: forms with their previews, drawers, menus, help, filters. All of it can be read by all.</summary>
[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class OpenPartsTests(ChromiumFixture chromium, BookinfoGround ground) : IClassFixture<BookinfoGround>
{
    private static readonly Dictionary<string, Func<IPage, Uri, Task>> Parts = new(StringComparer.Ordinal)
    {
        ["deploy"] = async (page, address) =>
        {
            await page.GotoAsync(new Uri(address, "/waypoints").ToString());
            await page.GetByRole(AriaRole.Button, new() { Name = "Deploy a waypoint" }).First.ClickAsync();
            await page.GetByRole(AriaRole.Dialog).GetByLabel("Name", new() { Exact = true }).FillAsync("none");
            await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("opts out");
        },
        ["enroll"] = (page, address) => OpenFormAsync(page, address, "Namespace/-/bookinfo", "Retarget"),
        ["enroll-impact"] = async (page, address) =>
        {
            await OpenFormAsync(page, address, "Service/bookinfo/reviews", "Opt out");
            await page.GetByRole(AriaRole.Tab, new() { Name = "Impact" }).ClickAsync();
        },
        ["enroll-graph"] = async (page, address) =>
        {
            await OpenFormAsync(page, address, "Service/bookinfo/reviews", "Opt out");
            await page.GetByRole(AriaRole.Tab, new() { Name = "Graph" }).ClickAsync();
        },
        ["enroll-commands"] = async (page, address) =>
        {
            await OpenFormAsync(page, address, "Service/bookinfo/reviews", "Opt out");
            await page.GetByRole(AriaRole.Tab, new() { Name = "Commands" }).ClickAsync();
        },
        ["enroll-yaml"] = async (page, address) =>
        {
            await OpenFormAsync(page, address, "Service/bookinfo/reviews", "Opt out");
            await page.GetByRole(AriaRole.Tab, new() { Name = "YAML" }).ClickAsync();
        },
        ["delete"] = (page, address) => OpenFormAsync(page, address, "Gateway/bookinfo/waypoint", "Delete"),
        ["allowed"] = async (page, address) =>
        {
            await page.GotoAsync(new Uri(address, "/objects/Gateway/bookinfo/waypoint").ToString());
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Change who may use it" }).First.ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Preview" })).ToContainTextAsync("Nothing to do");
            await new DashboardPage(page, address).ChooseAsync("Namespaces that may use it", "All namespaces");
            await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Preview" }).GetByRole(AriaRole.Tab, new() { Name = "Steps" })).ToBeVisibleAsync();
        },
        ["drawer"] = async (page, address) =>
        {
            await page.GotoAsync(new Uri(address, "/?expand=bookinfo&selected=gateway/bookinfo/waypoint").ToString());
            await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Details of waypoint" })).ToBeVisibleAsync();
        },
        ["topology-menu"] = async (page, address) =>
        {
            await page.GotoAsync(new Uri(address, "/?expand=bookinfo").ToString());
            var canvas = new Canvas(page);
            await canvas.SettledAsync();
            await canvas.ClickAsync("service/bookinfo/reviews", MouseButton.Right);
            await Assertions.Expect(page.GetByRole(AriaRole.Menu, new() { Name = "reviews" })).ToBeVisibleAsync();
        },
        ["topology-filter"] = async (page, address) =>
        {
            await page.GotoAsync(new Uri(address, "/").ToString());
            await new Canvas(page).SettledAsync();
            await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
            await Assertions.Expect(page.Locator(".topology-filter")).ToBeVisibleAsync();
        },
        ["legend"] = async (page, address) =>
        {
            await page.GotoAsync(new Uri(address, "/").ToString());
            await new Canvas(page).SettledAsync();
            await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Legend" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "Legend" })).ToBeVisibleAsync();
        },
        ["row-menu"] = async (page, address) =>
        {
            await page.GotoAsync(new Uri(address, "/services?q=reviews").ToString());
            await page.GetByRole(AriaRole.Button, new() { Name = "Actions for bookinfo/reviews", Exact = true }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Details" })).ToBeVisibleAsync();
        },
        ["theme-menu"] = async (page, address) =>
        {
            await page.GotoAsync(new Uri(address, "/services").ToString());
            await page.GetByRole(AriaRole.Button, new() { Name = "Colours: " }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Dark" })).ToBeVisibleAsync();
        },
        ["connection"] = async (page, address) =>
        {
            await page.GotoAsync(new Uri(address, "/services").ToString());
            await page.GetByRole(AriaRole.Banner).GetByText("Live", new() { Exact = true }).ClickAsync();
        },
        ["help"] = async (page, address) =>
        {
            await page.GotoAsync(new Uri(address, "/services").ToString());
            await page.GetByRole(AriaRole.Button, new() { Name = "Help and keys" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        },
        ["what-if"] = async (page, address) =>
        {
            await page.GotoAsync(new Uri(address, "/what-if").ToString());
            await page.GetByRole(AriaRole.Textbox).First.FillAsync("apiVersion: v1\nkind: Service\nmetadata: {name: reviews, namespace: bookinfo, labels: {istio.io/use-waypoint: none}}\nspec: {ports: [{port: 9080}]}\n");
        },
    };

    public static TheoryData<string, ColorScheme> All => [.. Parts.Keys.SelectMany(part => (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark], (part, scheme) => (part, scheme))];

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_opens_over_a_page_can_be_read_by_all(string part, ColorScheme scheme)
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        List<string> wrong = [];
        page.Console += (_, message) => wrong.AddRange(message.Type == "error" ? [message.Text] : []);
        page.PageError += (_, error) => wrong.Add(error);

        await Parts[part](page, ground.Address);
        await Assertions.Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        // Axe reads colours: what fades in has to have arrived.
        await page.WaitForFunctionAsync("() => document.getAnimations().every(animation => animation.playState !== 'running' || animation.effect.getTiming().iterations === Infinity)");
        await Screenshots.KeepAsync(page, $"open-{part}-{scheme}");
        var found = await page.RunAxe();

        wrong.ShouldBeEmpty();
        found.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_stands_still_from_its_first_picture_on_so_that_a_press_hits_what_it_aims_at()
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync("""
            window.places = new Set();
            (function look() {
                const dialog = document.querySelector('.mud-dialog')?.getBoundingClientRect();
                if (dialog) window.places.add([dialog.left, dialog.top, dialog.width, dialog.height].map(Math.round).join(' '));
                requestAnimationFrame(look);
            })();
            """);

        await OpenFormAsync(page, ground.Address, "Gateway/bookinfo/waypoint", "Delete");

        (await page.EvaluateAsync<string[]>("() => [...window.places]")).ShouldHaveSingleItem();
    }

    private static async Task OpenFormAsync(IPage page, Uri address, string route, string action)
    {
        await page.GotoAsync(new Uri(address, $"/objects/{route}").ToString());
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = action }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Preview" }).GetByRole(AriaRole.Tab, new() { Name = "Steps" })).ToBeVisibleAsync();
    }
}
