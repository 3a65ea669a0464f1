using WaypointDashboard.Sandbox.Tests.Contract.Servers;
using WaypointDashboard.Sandbox.Tests.Contract.Wire;

namespace WaypointDashboard.Sandbox.Tests.Contract.Suites;

public abstract class PagingContract(ContractServer server) : ContractSuite(server)
{
    private const string Selector = "labelSelector=paged%3Dyes";

    private async Task CreateAsync(int count)
    {
        for (var i = 0; i < count; i++)
            (await Admin.PostAsync(ConfigMaps, Manifests.Labelled($"page-{i}", ("paged", "yes")), Token)).Expect(201);
    }

    private Task<Reply> PageAsync(int limit, string token) =>
        Admin.GetAsync($"{ConfigMaps}?limit={limit}&{Selector}" + (token.Length == 0 ? "" : $"&continue={Uri.EscapeDataString(token)}"), Token);

    [Fact]
    public async Task Pages_hold_everything_once_and_in_order()
    {
        await CreateAsync(5);
        var (names, token, pages) = (new List<string>(), "", 0);
        do
        {
            var page = (await PageAsync(2, token)).Expect(200);
            names.AddRange(page.ItemNames);
            token = page.Text("metadata", "continue");
            pages++;
        }
        while (token.Length > 0 && pages < 10);
        names.ShouldBe(["page-0", "page-1", "page-2", "page-3", "page-4"]);
        pages.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task All_pages_show_the_cluster_as_it_was_at_the_first()
    {
        await CreateAsync(4);
        var first = (await PageAsync(2, "")).Expect(200);
        (await Admin.PostAsync(ConfigMaps, Manifests.Labelled("page-later", ("paged", "yes")), Token)).Expect(201);
        (await Admin.DeleteAsync($"{ConfigMaps}/page-3", Token)).Expect(200);
        var rest = (await PageAsync(10, first.Text("metadata", "continue"))).Expect(200);
        rest.ItemNames.ShouldBe(["page-2", "page-3"]);
        rest.Version.ShouldBe(first.Version);
        rest.Text("metadata", "continue").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_limit_that_suffices_gives_one_page_without_a_token()
    {
        await CreateAsync(2);
        var page = (await PageAsync(500, "")).Expect(200);
        page.ItemNames.Count().ShouldBe(2);
        page.Text("metadata", "continue").ShouldBeEmpty();
        page.Text("metadata", "remainingItemCount").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_that_nobody_gave_out_is_refused()
    {
        var reply = (await PageAsync(2, "nonsense")).Expect(400);
        reply.Text("reason").ShouldBe("BadRequest");
        reply.Text("message").ShouldContain("continue key is not valid: ");
    }
}
