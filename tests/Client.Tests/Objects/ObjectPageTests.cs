using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using WaypointDashboard.Client.Pages.Objects;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Client.Tests.Tables;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Tests.Objects;

public sealed class ObjectPageTests : IAsyncLifetime
{
    private static readonly ObjectKey Cart = new(ResourceKind.Service, "shop", "cart");

    private readonly TablesContext _context = new(MeshOf.Objects(
        MeshOf.Namespace("shop", (IstioNames.UseWaypoint, "gate")),
        MeshOf.Waypoint("shop", "gate"),
        MeshOf.Service("shop", "cart")));

    public ValueTask InitializeAsync()
    {
        _context.Session.Objects.ReadAsync(Arg.Any<ObjectKey>(), Arg.Any<CancellationToken>()).Returns(new ObjectText("kind: Service\n", null));
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public void A_service_says_its_binding_and_leads_to_what_decided_it()
    {
        var page = Render("Service", "shop", "cart");

        page.Find(".binding").TextContent.ShouldContain("istiod binds it to waypoint shop/gate.");
        page.Find(".binding").TextContent.ShouldContain("istio.io/use-waypoint=gate");
        page.FindAll(".binding a").Select(link => link.GetAttribute("href")).ShouldContain("objects/Namespace/-/shop");
        page.WaitForAssertion(() => page.Markup.ShouldContain("kind"));
    }

    [Fact]
    public void An_object_that_is_deleted_stays_in_view_and_says_so()
    {
        var page = Render("Service", "shop", "cart");

        _context.Session.Feed.Become(LiveMeshBuilder.Apply(_context.Session.Feed.Current, [new ResourceEvent.Deleted(Cart)]));

        page.WaitForAssertion(() => page.Markup.ShouldContain("was deleted while you looked"));
        page.Find("h1").TextContent.ShouldContain("cart");
    }

    [Fact]
    public void An_object_that_comes_back_is_shown_again()
    {
        var page = Render("Service", "shop", "cart");
        _context.Session.Feed.Become(LiveMeshBuilder.Apply(_context.Session.Feed.Current, [new ResourceEvent.Deleted(Cart)]));
        page.WaitForAssertion(() => page.Markup.ShouldContain("was deleted while you looked"));

        _context.Session.Feed.Become(LiveMeshBuilder.Apply(_context.Session.Feed.Current, [new ResourceEvent.Upserted(MeshOf.Service("shop", "cart"))]));

        page.WaitForAssertion(() => page.Markup.ShouldNotContain("was deleted while you looked"));
    }

    [Theory]
    [InlineData("Service", "shop", "gone", "There is no Service shop/gone")]
    [InlineData("House", "shop", "gone", "does not know objects of kind House")]
    public void What_is_not_there_is_told_with_a_way_back(string kind, string home, string name, string says)
    {
        var page = Render(kind, home, name);

        page.Markup.ShouldContain(says);
        page.FindAll("a").ShouldNotBeEmpty();
    }

    [Fact]
    public void A_waypoint_that_is_only_named_shows_who_names_it_and_can_be_deployed()
    {
        _context.Session.Feed.Become(LiveChange.Reset(MeshOf.Objects(MeshOf.Namespace("shop", (IstioNames.UseWaypoint, "gone")), MeshOf.Service("shop", "cart"))));
        var page = Render("Gateway", "shop", "gone");

        page.Markup.ShouldContain("Missing");
        page.FindAll(".related a").Select(link => link.GetAttribute("href")).ShouldBe(["objects/Namespace/-/shop", "objects/Service/shop/cart"]);
        page.FindAll(".actions button").Single(button => button.TextContent.Contains("Deploy this waypoint", StringComparison.Ordinal)).Click();

        _context.Opened.ShouldBe([new ChangeIntent.DeployWaypoint(new("shop", "gone"), null, null, new AllowedNamespaces.Same())]);
    }

    private IRenderedComponent<ObjectPage> Render(string kind, string home, string name)
    {
        _context.Services.GetRequiredService<BunitNavigationManager>().NavigateTo($"/objects/{kind}/{home}/{name}");
        return _context.Render<ObjectPage>(parameters => parameters.Add(page => page.Kind, kind).Add(page => page.Namespace, home).Add(page => page.Name, name));
    }
}
