using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;
using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

/// <summary>Changes that do not go by the book: others change the same, rights are missing, istiod is slow. What the page says is what happened.</summary>
public abstract class ChangesJourney(ChromiumFixture chromium, JourneyGround ground) : IAsyncLifetime
{
    private const string Home = "/api/v1/namespaces/default";
    private const string Reviews = $"{Home}/services/reviews";
    private const string Gateways = "/apis/gateway.networking.k8s.io/v1/namespaces/default/gateways";
    private const string Use = "istio.io/use-waypoint";

    private IBrowserContext? _context;

    private static LocatorAssertionsToContainTextOptions Patience { get; } = new() { Timeout = 60_000 };

    private Kubectl Kubectl => new(ground.Kubeconfig);

    public async ValueTask InitializeAsync()
    {
        await ground.ClearAsync();
        _context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        _context.SetDefaultTimeout(30_000);
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
        {
            foreach (var (page, number) in _context.Pages.Select((page, index) => (page, index)))
            {
                await Screenshots.KeepAsync(page, $"{TestContext.Current.Test?.TestDisplayName ?? "changes"}-{number}");
            }

            await _context.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_changes_while_one_looks_is_previewed_again_and_only_that_is_applied()
    {
        await ground.DeployWaypointAsync("waypoint");
        var dashboard = await BeginAsync();
        await dashboard.OpenFormAsync("Service", "default", "reviews", "Enroll in waypoint");
        await dashboard.PreviewAsync(1);

        await Kubectl.RunAsync("", "label", "service", "reviews", "--namespace=default", "team=books");
        await Assertions.Expect(dashboard.Preview).ToContainTextAsync("The cluster changed while you looked", Patience);
        await Assertions.Expect(dashboard.Preview).ToContainTextAsync("team: books", Patience);
        await dashboard.ApplyAsync("Enroll");

        var labels = (await ground.ReadAsync(Reviews))!["metadata"]!["labels"]!;
        ((string?)labels[Use], (string?)labels["team"]).ShouldBe(("waypoint", "books"));
        await Kubectl.RunAsync("", "label", "service", "reviews", "--namespace=default", "team-");
    }

    [Fact]
    public async Task What_is_deleted_while_one_looks_cannot_be_applied_to()
    {
        await ground.DeployWaypointAsync("waypoint");
        await Kubectl.RunAsync("", "create", "service", "clusterip", "fleeting", "--namespace=default", "--tcp=80");
        var dashboard = await BeginAsync();
        await dashboard.OpenFormAsync("Service", "default", "fleeting", "Enroll in waypoint");
        await dashboard.PreviewAsync(1);

        await Kubectl.RunAsync("", "delete", "service", "fleeting", "--namespace=default");

        await Assertions.Expect(dashboard.Preview).ToContainTextAsync("There is no Service default/fleeting in the cluster", Patience);
        await Assertions.Expect(dashboard.Button("Enroll")).ToBeDisabledAsync();
        (await ground.ReadAsync($"{Home}/services/fleeting")).ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_operators_the_second_sees_what_the_first_has_done_before_applying()
    {
        await ground.DeployWaypointAsync("waypoint");
        await ground.DeployWaypointAsync("other");
        var (first, second) = (await BeginAsync(), await BeginAsync());
        await first.OpenFormAsync("Service", "default", "reviews", "Enroll in other");
        await first.PreviewAsync(1);
        await second.OpenFormAsync("Service", "default", "reviews", "Enroll in waypoint");
        (await second.PreviewAsync(1)).ShouldContain("goes from no waypoint to waypoint default/waypoint");

        await first.ApplyAsync("Enroll");

        await Assertions.Expect(second.Preview).ToContainTextAsync("The cluster changed while you looked", Patience);
        await Assertions.Expect(second.Preview).ToContainTextAsync("goes from waypoint default/other to waypoint default/waypoint", Patience);
        await second.ApplyAsync("Enroll");
        Label(await ground.ReadAsync(Reviews)).ShouldBe("waypoint");
        await second.OpenAsync("/history?q=reviews");
        await Assertions.Expect(second.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Enroll Service default/reviews in default/waypoint", Patience);
        await Assertions.Expect(second.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Enroll Service default/reviews in default/other", Patience);
    }

    [Fact]
    public async Task Who_closes_the_browser_while_it_is_applied_comes_back_to_it_and_finds_it_done()
    {
        await WhileIstiodRestsAsync(async dashboard =>
        {
            await dashboard.Button("Deploy").ClickAsync();
            await Assertions.Expect(dashboard.Dialog).ToContainTextAsync("1 of 3 steps done", Patience);
            await dashboard.Page.CloseAsync();

            var back = await BeginAsync();
            await back.OpenAsync("/history");
            await back.Page.GetByRole(AriaRole.Link, new() { Name = "Deploy waypoint default/waypoint" }).First.ClickAsync();
            await Assertions.Expect(back.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("1 of 3 steps done", Patience);
            Label(await ground.ReadAsync(Home)).ShouldBeNull();
            await ground.ResumeIstiodAsync();

            await Assertions.Expect(back.Page.GetByRole(AriaRole.Main).GetByText("Done", new() { Exact = true }).First).ToBeVisibleAsync(new() { Timeout = 60_000 });
            Label(await ground.ReadAsync(Home)).ShouldBe("waypoint");
        });
    }

    [Fact]
    public async Task A_waypoint_that_is_not_programmed_in_time_stops_the_plan_and_what_was_done_can_be_undone_on_the_spot()
    {
        await WhileIstiodRestsAsync(async dashboard =>
        {
            await dashboard.Dialog.GetByLabel("Longest wait (s)").FillAsync("2");
            await dashboard.Dialog.GetByLabel("Longest wait (s)").BlurAsync();
            await dashboard.Button("Deploy").ClickAsync();

            await Assertions.Expect(dashboard.Dialog).ToContainTextAsync("1 step done and stay so; 2 steps not.", Patience);
            await Assertions.Expect(dashboard.Dialog).ToContainTextAsync("It took too long", Patience);
            Label(await ground.ReadAsync(Home)).ShouldBeNull();
            await dashboard.Button("Undo what was done…").ClickAsync();
            await Assertions.Expect(dashboard.Dialog.GetByRole(AriaRole.Heading, new() { Name = "Undo \"Deploy waypoint default/waypoint" })).ToBeVisibleAsync();
            await Assertions.Expect(dashboard.Dialog.GetByLabel("Name", new() { Exact = true })).ToHaveCountAsync(0);
            await Assertions.Expect(dashboard.Dialog.Locator(".mud-dialog-title")).ToHaveTextAsync("Undo");
            (await dashboard.PreviewAsync(1)).ShouldContain("Gateway default/waypoint");
            await dashboard.ApplyAsync("Undo");

            (await ground.ReadAsync($"{Gateways}/waypoint")).ShouldBeNull();
        });
    }

    [Fact]
    public async Task A_dashboard_that_is_stopped_while_it_applies_says_afterwards_what_was_done()
    {
        await WhileIstiodRestsAsync(async dashboard =>
        {
            await dashboard.Button("Deploy").ClickAsync();
            await Assertions.Expect(dashboard.Dialog).ToContainTextAsync("1 of 3 steps done", Patience);
            await ground.RestartDashboardAsync(() => Task.CompletedTask);

            var back = await BeginAsync();
            await back.OpenAsync("/history?state=Interrupted");
            await back.Page.GetByRole(AriaRole.Link, new() { Name = "Deploy waypoint default/waypoint" }).First.ClickAsync();
            var main = back.Page.GetByRole(AriaRole.Main);
            await Assertions.Expect(main).ToContainTextAsync("The dashboard stopped while this ran.", Patience);
            await Assertions.Expect(main.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("done", Patience);
            await Assertions.Expect(main.GetByRole(AriaRole.Listitem).Last).ToContainTextAsync("not done", Patience);
            Label(await ground.ReadAsync(Home)).ShouldBeNull();
            (await ground.ReadAsync($"{Gateways}/waypoint")).ShouldNotBeNull();
        });
    }

    [Fact]
    public async Task A_plan_that_waits_while_the_API_server_goes_away_and_comes_back_is_done_to_its_end()
    {
        await WhileIstiodRestsAsync(async dashboard =>
        {
            await dashboard.Button("Deploy").ClickAsync();
            await Assertions.Expect(dashboard.Dialog).ToContainTextAsync("1 of 3 steps done", Patience);

            await ground.RestartClusterAsync(() => Assertions.Expect(dashboard.Dialog).ToContainTextAsync("1 of 3 steps done", Patience));
            await ground.ResumeIstiodAsync();

            await Assertions.Expect(dashboard.Dialog.GetByRole(AriaRole.Region, new() { Name = "Progress" }).GetByRole(AriaRole.Status).First).ToHaveTextAsync("Done", new() { Timeout = 80_000 });
            Label(await ground.ReadAsync(Home)).ShouldBe("waypoint");
        });
    }

    [Fact]
    public async Task What_one_may_not_do_is_said_before_the_click_with_the_rule_that_is_missing()
    {
        await ground.DeployWaypointAsync("waypoint");
        await LetAliceAsync("[get, list, watch]");
        await using var hers = await ground.StartForAsync("alice");
        var dashboard = await BeginAsync(hers.Addresses[0]);

        await dashboard.OpenAsync("/objects/Service/default/reviews");
        await Assertions.Expect(dashboard.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Enroll in waypoint" })).ToContainTextAsync("You may not patch services \"reviews\" in namespace default", Patience);
        await dashboard.OpenFormAsync("Service", "default", "reviews", "Enroll in waypoint");
        await dashboard.PreviewAsync(1);

        await Assertions.Expect(dashboard.Button("Enroll")).ToBeDisabledAsync();
        await Assertions.Expect(dashboard.Dialog.GetByRole(AriaRole.Status).Filter(new() { HasText = "You may not do this" })).ToBeVisibleAsync();
        var step = dashboard.Preview.GetByRole(AriaRole.Region, new() { Name = "Step 1" });
        await Assertions.Expect(step).ToContainTextAsync("kind: Role", Patience);
        await Assertions.Expect(step).ToContainTextAsync("resources: [services]");
        await Assertions.Expect(step).ToContainTextAsync("verbs: [patch]");
        Label(await ground.ReadAsync(Reviews)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_loses_a_right_halfway_is_told_where_it_stopped_and_nothing_more_is_done()
    {
        await LetAliceAsync("['*']");
        await using var hers = await ground.StartForAsync("alice");
        await WhileIstiodRestsAsync(async dashboard =>
        {
            await dashboard.Button("Deploy").ClickAsync();
            await Assertions.Expect(dashboard.Dialog).ToContainTextAsync("1 of 3 steps done", Patience);
            await LetAliceAsync("[get, list, watch]");
            await ground.ResumeIstiodAsync();

            await Assertions.Expect(dashboard.Dialog).ToContainTextAsync("2 steps done and stay so; 1 step not.", Patience);
            await Assertions.Expect(dashboard.Dialog).ToContainTextAsync("You may not do this", Patience);
            Label(await ground.ReadAsync(Home)).ShouldBeNull();
            (await ground.ReadAsync($"{Gateways}/waypoint")).ShouldNotBeNull();
        }, hers.Addresses[0]);
    }

    [Fact]
    public async Task A_dashboard_that_is_read_only_shows_all_and_applies_nothing()
    {
        await ground.DeployWaypointAsync("waypoint");
        await using var readOnly = await ground.StartForAsync("admin", isReadOnly: true);
        var dashboard = await BeginAsync(readOnly.Addresses[0]);

        await dashboard.OpenFormAsync("Service", "default", "reviews", "Enroll in waypoint");
        await dashboard.PreviewAsync(1);

        await Assertions.Expect(dashboard.Button("Enroll")).ToBeDisabledAsync();
        await Assertions.Expect(dashboard.Dialog).ToContainTextAsync("The dashboard is read-only", Patience);
        await dashboard.Preview.GetByRole(AriaRole.Tab, new() { Name = "Commands" }).ClickAsync();
        await Assertions.Expect(dashboard.Preview).ToContainTextAsync("kubectl label services reviews", Patience);
        await dashboard.Preview.GetByRole(AriaRole.Tab, new() { Name = "YAML" }).ClickAsync();
        await Assertions.Expect(dashboard.Preview).ToContainTextAsync("istio.io/use-waypoint: waypoint", Patience);
        await dashboard.Preview.GetByText("kustomization.yaml", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(dashboard.Preview).ToContainTextAsync("kind: Kustomization", Patience);
        Label(await ground.ReadAsync(Reviews)).ShouldBeNull();
    }

    private async Task LetAliceAsync(string verbs) => await new ObjectLoader(ground.Admin).LoadAsync($$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: for-alice}
        rules: [{apiGroups: ["*"], resources: ["*"], verbs: {{verbs}}}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: for-alice}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: for-alice}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: alice}]
        """);

    // A waypoint and the enrollment of its namespace are previewed, and nobody is there who would program the waypoint.
    private async Task WhileIstiodRestsAsync(Func<DashboardPage, Task> journey, Uri? address = null)
    {
        await ground.PauseIstiodAsync();
        try
        {
            var dashboard = await BeginAsync(address);
            await dashboard.FillDeployAsync("default", "waypoint", enroll: true);
            await dashboard.PreviewAsync(3);
            await journey(dashboard);
        }
        finally
        {
            await ground.ResumeIstiodAsync();
        }
    }

    private async Task<DashboardPage> BeginAsync(Uri? address = null) => new(await _context!.NewPageAsync(), address ?? ground.Address); // It has begun with the test.

    private static string? Label(JsonNode? node) => (string?)node?["metadata"]?["labels"]?[Use];
}
