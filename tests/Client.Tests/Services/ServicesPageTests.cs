using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WaypointDashboard.Client.Pages.Services;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Client.Tests.Tables;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Tests.Services;

public sealed class ServicesPageTests : IAsyncLifetime
{
    private readonly TablesContext _context = new(MeshOf.Objects(
        MeshOf.Namespace("shop"),
        MeshOf.Waypoint("shop", "gate"),
        MeshOf.Service("shop", "cart", (IstioNames.UseWaypoint, "gate")),
        MeshOf.Service("shop", "pay", (IstioNames.UseWaypoint, "gone")),
        MeshOf.Service("shop", "web")));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public void Each_service_is_a_row_that_links_to_its_page_and_says_its_binding()
    {
        var page = Render("/services");

        page.WaitForAssertion(() => Rows(page).Count.ShouldBe(3));
        var cart = Rows(page).Single(row => row.TextContent.Contains("cart", StringComparison.Ordinal));
        cart.QuerySelector("a")!.GetAttribute("href").ShouldBe("objects/Service/shop/cart");
        cart.TextContent.ShouldContain("Bound");
        cart.TextContent.ShouldContain("own label");
        Status(page).ShouldBe("3 services");
    }

    [Fact]
    public void A_link_with_filters_shows_what_they_let_through()
    {
        var page = Render("/services?state=refused");

        page.WaitForAssertion(() => Rows(page).Count.ShouldBe(1));
        Rows(page)[0].TextContent.ShouldContain("pay");
        Status(page).ShouldBe("1 of 3 services");
    }

    [Fact]
    public void Choosing_a_state_says_so_in_the_address()
    {
        var page = Render("/services");

        page.FindAll(".facet").Single(facet => facet.TextContent.Contains("Refused", StringComparison.Ordinal)).Click();

        _context.Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/services?state=refused");
        page.WaitForAssertion(() => Rows(page).Count.ShouldBe(1));
    }

    [Fact]
    public void A_row_follows_the_cluster()
    {
        var page = Render("/services");
        page.WaitForAssertion(() => Rows(page).Count.ShouldBe(3));

        _context.Session.Feed.Become(LiveMeshBuilder.Apply(_context.Session.Feed.Current, [new ResourceEvent.Deleted(new(ResourceKind.Service, "shop", "web"))]));

        page.WaitForAssertion(() => Rows(page).Count.ShouldBe(2));
        Status(page).ShouldBe("2 services");
    }

    [Fact]
    public void A_bulk_action_opens_the_form_for_those_that_it_applies_to()
    {
        var page = Render("/services");
        page.WaitForAssertion(() => Rows(page).Count.ShouldBe(3));

        page.Find("thead input[type=checkbox]").Change(true);
        page.FindAll(".status button").Single(button => button.TextContent.Contains("Un-enroll", StringComparison.Ordinal)).Click();

        _context.Opened.ShouldBe([new ChangeIntent.Unenroll([new(ResourceKind.Service, "shop", "cart"), new(ResourceKind.Service, "shop", "pay")])]);
    }

    [Fact]
    public void An_unknown_cluster_is_told()
    {
        Render("/services?cluster=nowhere").Markup.ShouldContain("nowhere");
    }

    private IRenderedComponent<ServicesPage> Render(string address)
    {
        _context.Services.GetRequiredService<BunitNavigationManager>().NavigateTo(address);
        return _context.Render<ServicesPage>();
    }

    private static IReadOnlyList<IElement> Rows(IRenderedComponent<ServicesPage> page) => [.. page.FindAll("tbody tr.row")];

    private static string Status(IRenderedComponent<ServicesPage> page) => page.Find(".status [role=status]").TextContent;
}
