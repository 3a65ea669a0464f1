using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

/// <summary>Many at once, a whole migration, and the way back: from the table or the page where an operator begins, to the history where it can be found again.</summary>
public abstract class HistoryJourney(ChromiumFixture chromium, JourneyGround ground) : IAsyncLifetime
{
    private const string Home = "/api/v1/namespaces/default";
    private const string Gateways = "/apis/gateway.networking.k8s.io/v1/namespaces/default/gateways";
    private const string Use = "istio.io/use-waypoint";

    private static readonly string[] Services = ["productpage", "ratings", "reviews"];

    private IBrowserContext? _context;
    private DashboardPage? _dashboard;

    private static LocatorAssertionsToContainTextOptions Patience { get; } = new() { Timeout = 60_000 };

    private DashboardPage Dashboard => _dashboard ?? throw new InvalidOperationException("The journey has not begun.");

    private ILocator Main => Dashboard.Page.GetByRole(AriaRole.Main);

    public async ValueTask InitializeAsync()
    {
        await ground.ClearAsync();
        foreach (var service in Services)
        {
            await ground.PatchAsync($"{Home}/services/{service}", Labelled("null,\"part-of\":\"bookshop\""));
        }

        _context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        _context.SetDefaultTimeout(30_000);
        _dashboard = new(await _context.NewPageAsync(), ground.Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
        {
            await Screenshots.KeepAsync(Dashboard.Page);
            await _context.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Two_services_that_are_ticked_are_enrolled_in_one_plan()
    {
        await ground.DeployWaypointAsync("waypoint");
        await Dashboard.OpenAsync("/services?namespaces=default");
        await Dashboard.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select default/ratings" }).CheckAsync();
        await Dashboard.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select default/reviews" }).CheckAsync();
        await Assertions.Expect(Main).ToContainTextAsync("2 selected", Patience);

        await Main.GetByRole(AriaRole.Button, new() { Name = "Enroll", Exact = true }).ClickAsync();
        await Dashboard.PreviewAsync(2);
        await Dashboard.ApplyAsync("Enroll");

        (await LabelsAsync()).ShouldBe([null, "waypoint", "waypoint"]);
    }

    [Fact]
    public async Task All_that_match_a_label_selector_are_enrolled_retargeted_and_un_enrolled_as_one_plan_each()
    {
        await ground.DeployWaypointAsync("waypoint");
        await ground.DeployWaypointAsync("other");
        await Dashboard.OpenAsync("/services?namespaces=default");
        var selector = Dashboard.Page.GetByRole(AriaRole.Textbox, new() { Name = "Label selector" });
        await selector.FillAsync("part-of = = bookshop");
        await Assertions.Expect(Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("is no requirement", Patience);
        await Assertions.Expect(Main).ToContainTextAsync("0 of ", Patience);
        await selector.FillAsync("part-of=bookshop");
        await Dashboard.Page.ShowsAsync("labels=part-of=bookshop");
        await SelectAllAsync();
        await Main.GetByRole(AriaRole.Button, new() { Name = "Enroll", Exact = true }).ClickAsync();
        await Dashboard.ChooseAsync("Waypoint", "default/waypoint");
        await Dashboard.PreviewAsync(3);
        await Dashboard.ApplyAsync("Enroll");
        (await LabelsAsync()).ShouldBe(["waypoint", "waypoint", "waypoint"]);

        await SelectAllAsync();
        await Main.GetByRole(AriaRole.Button, new() { Name = "Retarget", Exact = true }).ClickAsync();
        await Dashboard.ChooseAsync("Waypoint", "default/other");
        await Dashboard.PreviewAsync(3);
        await Dashboard.ApplyAsync("Enroll");
        (await LabelsAsync()).ShouldBe(["other", "other", "other"]);

        await SelectAllAsync();
        await Main.GetByRole(AriaRole.Button, new() { Name = "Un-enroll", Exact = true }).ClickAsync();
        await Dashboard.PreviewAsync(3);
        await Dashboard.ApplyAsync("Un-enroll");
        (await LabelsAsync()).ShouldBe([null, null, null]);
    }

    [Fact]
    public async Task A_waypoint_is_replaced_by_another_object_by_object_and_retired()
    {
        await BeginMigrationAsync();
        await Main.GetByRole(AriaRole.Button, new() { Name = "Move all 1…" }).ClickAsync();
        await Dashboard.PreviewAsync(1);
        await Dashboard.ApplyAsync("Move");
        await Assertions.Expect(Main).ToContainTextAsync("Nothing names default/waypoint any more; 1 object names default/waypoint-2.", Patience);

        await Main.GetByRole(AriaRole.Button, new() { Name = "Delete default/waypoint…", Exact = true }).ClickAsync();
        await Dashboard.PreviewAsync(1);
        await Dashboard.ApplyAsync("Delete");

        await Assertions.Expect(Main).ToContainTextAsync("default/waypoint is gone. The migration is done", Patience);
        (await ground.ReadAsync($"{Gateways}/waypoint")).ShouldBeNull();
        Label(await ground.ReadAsync(Home)).ShouldBe("waypoint-2");
    }

    [Fact]
    public async Task A_migration_that_is_half_done_is_taken_back()
    {
        await BeginMigrationAsync();
        await Main.GetByRole(AriaRole.Button, new() { Name = "Move all 1…" }).ClickAsync();
        await Dashboard.PreviewAsync(1);
        await Dashboard.ApplyAsync("Move");
        Label(await ground.ReadAsync(Home)).ShouldBe("waypoint-2");

        await Main.GetByRole(AriaRole.Button, new() { Name = "Move everything back to default/waypoint…" }).ClickAsync();
        await Dashboard.PreviewAsync(1);
        await Dashboard.ApplyAsync("Move");
        await Main.GetByRole(AriaRole.Button, new() { Name = "Delete default/waypoint-2…" }).ClickAsync();
        await Dashboard.PreviewAsync(1);
        await Dashboard.ApplyAsync("Delete");

        Label(await ground.ReadAsync(Home)).ShouldBe("waypoint");
        (await ground.ReadAsync($"{Gateways}/waypoint-2")).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_applied_is_found_again_with_its_difference_and_undone()
    {
        await EnrollReviewsAsync();
        await OpenRunAsync();
        await Assertions.Expect(Main.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("done", Patience);
        await Main.GetByRole(AriaRole.Listitem).First.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(Main.Locator("tr.Added").Last).ToContainTextAsync("istio.io/use-waypoint: waypoint", Patience);

        await Main.GetByRole(AriaRole.Button, new() { Name = "Undo…" }).ClickAsync();
        await Dashboard.PreviewAsync(1);
        await Dashboard.ApplyAsync("Undo");

        Label(await ground.ReadAsync($"{Home}/services/reviews")).ShouldBeNull();
        await Dashboard.OpenAsync("/history");
        await Assertions.Expect(Main).ToContainTextAsync("Undo", Patience);
    }

    [Fact]
    public async Task What_has_moved_on_since_is_not_undone()
    {
        await EnrollReviewsAsync();
        await ground.PatchAsync($"{Home}/services/reviews", Labelled("\"of-somebody-else\""));
        await OpenRunAsync();

        await Main.GetByRole(AriaRole.Button, new() { Name = "Undo…" }).ClickAsync();

        await Assertions.Expect(Dashboard.Preview).ToContainTextAsync("of-somebody-else", Patience);
        await Assertions.Expect(Dashboard.Button("Undo")).ToBeDisabledAsync();
        Label(await ground.ReadAsync($"{Home}/services/reviews")).ShouldBe("of-somebody-else");
    }

    private async Task SelectAllAsync()
    {
        var all = Dashboard.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all 3 services that match" });
        await all.UncheckAsync();
        await all.CheckAsync();
        await Assertions.Expect(Main).ToContainTextAsync("3 selected", Patience);
    }

    private async Task BeginMigrationAsync()
    {
        await ground.DeployWaypointAsync("waypoint");
        await ground.PatchAsync(Home, Labelled("\"waypoint\""));
        await Dashboard.OpenAsync("/migrate?from=default/waypoint&to=default/waypoint-2&way=objects");
        await Main.GetByRole(AriaRole.Button, new() { Name = "Deploy…" }).ClickAsync();
        await Dashboard.PreviewAsync(2);
        await Dashboard.ApplyAsync("Deploy");
        await Assertions.Expect(Main).ToContainTextAsync("1 object still names default/waypoint, 0 objects name default/waypoint-2.", Patience);
    }

    private async Task EnrollReviewsAsync()
    {
        await ground.DeployWaypointAsync("waypoint");
        await Dashboard.OpenFormAsync("Service", "default", "reviews", "Enroll in waypoint");
        await Dashboard.PreviewAsync(1);
        await Dashboard.ApplyAsync("Enroll");
    }

    // The newest is the first.
    private async Task OpenRunAsync()
    {
        await Dashboard.OpenAsync("/history");
        await Dashboard.Page.GetByRole(AriaRole.Textbox, new() { Name = "Search the history" }).FillAsync("reviews");
        await Dashboard.Page.ShowsAsync("q=reviews");
        await Dashboard.Page.GetByRole(AriaRole.Link, new() { Name = "Enroll Service default/reviews in default/waypoint" }).First.ClickAsync();
        await Assertions.Expect(Dashboard.Page.GetByRole(AriaRole.Heading, new() { Name = "Enroll Service default/reviews in default/waypoint" })).ToBeVisibleAsync();
    }

    private async Task<string?[]> LabelsAsync() => await Task.WhenAll(Services.Select(async service => Label(await ground.ReadAsync($"{Home}/services/{service}"))));

    private static string Labelled(string value) => $"{{\"metadata\":{{\"labels\":{{\"{Use}\":{value}}}}}}}";

    private static string? Label(JsonNode? node) => (string?)node?["metadata"]?["labels"]?[Use];
}
