using Microsoft.Playwright;
using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

/// <summary>What the topology leaves out and brings out: search, filters, layout, legend, and how kinds of edges and of meshes are told apart.</summary>
[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class TopologyViewTests(ChromiumFixture chromium, BookinfoGround ground) : OnePageTests(chromium, new() { Width = 1400, Height = 900 }, 30_000), IClassFixture<BookinfoGround>
{
    private Canvas Canvas => new(Page);

    [Fact]
    public async Task A_search_brings_out_what_it_finds_and_leads_to_it()
    {
        await OpenAsync("/?expand=bookinfo");
        var search = Page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Combobox, new() { Name = "Search the topology" });

        await search.PressSequentiallyAsync("ratings");
        await Page.ShowsAsync("q=ratings");
        // What is found by the first letters goes as the others come.
        await Canvas.UntilAsync("cy.nodes('.found').nonempty() && cy.nodes('.found').every(node => node.id().includes('ratings'))");
        (await Canvas.NodeAsync("service/bookinfo/details"))!.Classes.ShouldContain("dimmed");

        await Page.Locator(".mud-popover-open .mud-list-item").Filter(new() { HasText = "Service in bookinfo" }).First.ClickAsync();
        await Canvas.UntilAsync("cy.getElementById('service/bookinfo/ratings').selected()");
        await Assertions.Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Details of ratings" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Only_problems_leaves_out_what_has_none()
    {
        await OpenAsync("/?expand=bookinfo,shop");
        var all = (await Canvas.NodesAsync()).Length;

        await Page.GetByLabel("Only problems").CheckAsync();
        await Canvas.UntilAsync($"cy.nodes().length < {all}");

        await Page.ShowsAsync("problems=only");
        await Page.GetByLabel("Only problems").UncheckAsync();
        await Canvas.UntilAsync($"cy.nodes().length === {all}");
    }

    [Fact]
    public async Task A_namespace_a_state_and_a_traffic_type_can_be_chosen_and_everything_comes_back()
    {
        await OpenAsync("/?expand=bookinfo,shop");
        var all = (await Canvas.NodesAsync()).Length;
        await Page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        var panel = Page.Locator(".topology-filter");

        await panel.GetByLabel("Refused", new() { Exact = true }).CheckAsync();
        await Canvas.UntilAsync($"cy.nodes().length < {all}");
        await Page.ShowsAsync("state=refused");
        (await Canvas.NodesAsync()).ShouldContain(node => node.State == "refused");
        (await Canvas.NodesAsync()).ShouldNotContain(node => node.Kind == "service" && node.State == "bound");
        await panel.GetByLabel("Refused", new() { Exact = true }).UncheckAsync();
        await Canvas.UntilAsync($"cy.nodes().length === {all}");

        await panel.GetByLabel("workload", new() { Exact = true }).CheckAsync();
        await Canvas.UntilAsync($"cy.nodes().length < {all}");
        await Page.ShowsAsync("traffic=workload");

        await panel.GetByRole(AriaRole.Button, new() { Name = "Show everything" }).ClickAsync();
        await Canvas.UntilAsync($"cy.nodes().length === {all}");
        Page.Url.ShouldNotContain("traffic=");

        await panel.GetByLabel("Namespaces").ClickAsync();
        await Page.Locator(".mud-popover-open .mud-list-item").Filter(new() { HasText = "bookinfo" }).First.ClickAsync();
        await Canvas.UntilAsync("cy.nodes('[kind = \"namespace\"]').length < 5 && cy.getElementById('namespace/bookinfo').nonempty()");
        await Page.ShowsAsync("namespaces=bookinfo");
    }

    [Fact]
    public async Task The_other_layout_moves_the_nodes_lies_in_the_address_and_is_there_again_after_a_reload()
    {
        await OpenAsync("/?expand=bookinfo&namespaces=bookinfo");
        var before = await Canvas.NodeAsync("service/bookinfo/reviews");

        await Page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Layout" }).ClickAsync();
        await Page.GetByText("By attraction").ClickAsync();
        await Page.ShowsAsync("layout=force");
        await Canvas.SettledAsync();
        var after = await Canvas.NodeAsync("service/bookinfo/reviews");
        (Math.Abs(after!.X - before!.X) + Math.Abs(after.Y - before.Y)).ShouldBeGreaterThan(5);

        await Page.ReloadAsync();
        await Canvas.SettledAsync();
        var again = await Canvas.NodeAsync("service/bookinfo/reviews");
        Page.Url.ShouldContain("layout=force");
        again!.X.ShouldBe(after.X, 1);
        again.Y.ShouldBe(after.Y, 1);
    }

    [Fact]
    public async Task The_legend_opens_closes_and_explains_every_kind_of_edge()
    {
        await OpenAsync("/?expand=bookinfo");
        await Page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Legend" }).ClickAsync();
        var legend = Page.GetByRole(AriaRole.Complementary, new() { Name = "Legend" });

        foreach (var kind in (string[])["Bound by its own label", "Inherited from the namespace", "Refused, with the reason", "Second waypoint, with its share", "Crosses namespaces", "Ambient", "Sidecar", "Outside the mesh"])
        {
            await Assertions.Expect(legend).ToContainTextAsync(kind);
        }

        await legend.GetByRole(AriaRole.Button, new() { Name = "Close the legend" }).ClickAsync();
        await Assertions.Expect(legend).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Kinds_of_edges_and_of_meshes_are_told_apart_by_more_than_colour()
    {
        await OpenAsync("/");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Open all namespaces" }).ClickAsync();
        await Canvas.UntilAsync("cy.edges('[kind = \"canary\"]').nonempty() && cy.edges('[kind = \"own\"]').nonempty()");
        var edges = await Canvas.EdgesAsync();
        var nodes = await Canvas.NodesAsync();

        LineOf("own").ShouldBe(["solid"]);
        LineOf("inherited").ShouldBe(["dashed"]);
        LineOf("refused").ShouldBe(["dashed"]);
        LineOf("canary").ShouldBe(["dotted"]);
        edges.Where(edge => edge.Kind == "refused").ShouldAllBe(edge => edge.Text!.Length > 0);
        edges.Where(edge => edge.Kind == "canary").ShouldAllBe(edge => edge.Text!.Contains('%', StringComparison.Ordinal));
        edges.ShouldContain(edge => edge.IsCrossNamespace);

        BorderOf("ambient").ShouldBe(["solid"]);
        BorderOf("sidecar").ShouldBe(["double"]);
        BorderOf("outside").ShouldBe(["dashed"]);

        string?[] LineOf(string kind) => [.. edges.Where(edge => edge.Kind == kind).Select(edge => edge.Line).Distinct()];
        string?[] BorderOf(string mode) => [.. nodes.Where(node => node.Mode == mode && node.Kind is "service" or "workload").Where(node => node.Mode == mode).Select(node => node.Line).Distinct()];
    }

    [Fact]
    public async Task What_is_neither_selected_nor_new_bears_no_mark()
    {
        await OpenAsync("/?expand=bookinfo");

        await Canvas.UntilAsync("cy.nodes().filter(node => parseFloat(node.style('outline-width')) > 0).empty() && cy.edges().filter(edge => parseFloat(edge.style('underlay-opacity')) > 0).empty()");
        await Canvas.ClickAsync("service/bookinfo/reviews");
        await Canvas.UntilAsync("cy.nodes().filter(node => parseFloat(node.style('outline-width')) > 0).length === 1");
    }

    private async Task OpenAsync(string route)
    {
        await Page.GotoAsync(new Uri(ground.Address, route).ToString());
        await Assertions.Expect(Page.Locator(".topology-wait")).ToHaveCountAsync(0);
        await Canvas.SettledAsync();
    }
}
