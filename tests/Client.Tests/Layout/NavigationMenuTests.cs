using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using WaypointDashboard.Client.Layout.Frame;
using WaypointDashboard.Client.Navigation;
using WaypointDashboard.Client.Tests.Connection;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using Xunit;

namespace WaypointDashboard.Client.Tests.Layout;

public sealed class NavigationMenuTests : IAsyncLifetime
{
    private static readonly ObjectKey Shop = ObjectKey.ForNamespace("shop");

    private readonly FrameContext _context = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public void Problems_are_counted_for_the_eye_and_for_the_ear_as_they_come()
    {
        var menu = _context.Render<NavigationMenu>();
        Link(menu, "Problems").TextContent.Trim().ShouldBe("Problems");

        _context.Session.Feed.Become(With(Severity.Error, Severity.Error, Severity.Warning, Severity.Info));

        menu.WaitForAssertion(() => Link(menu, "Problems").QuerySelector(".unseen")!.TextContent.ShouldBe(": 2 errors, 1 warning"));
        Link(menu, "Problems").QuerySelectorAll(".count").Select(count => count.TextContent.Trim()).ShouldBe(["2", "1"]);

        _context.Session.Feed.Become(With());

        menu.WaitForAssertion(() => Link(menu, "Problems").QuerySelector(".counts").ShouldBeNull());
    }

    [Fact]
    public void Links_stay_with_the_cluster_and_the_page_is_marked()
    {
        _context.Services.GetRequiredService<NavigationManager>().NavigateTo("services?cluster=test&q=x");

        var menu = _context.Render<NavigationMenu>();

        Link(menu, "Waypoints").GetAttribute("href").ShouldBe("/waypoints?cluster=test");
        menu.FindAll("a[aria-current=page]").ShouldHaveSingleItem().TextContent.ShouldContain("Services");
    }

    [Fact]
    public void The_mark_moves_with_the_page()
    {
        var menu = _context.Render<NavigationMenu>();

        _context.Services.GetRequiredService<NavigationManager>().NavigateTo("history/7");

        menu.WaitForAssertion(() => menu.Find("a[aria-current=page]").TextContent.ShouldContain("History"));
    }

    [Theory]
    [InlineData("/", "Topology")]
    [InlineData("/problems", "Problems")]
    [InlineData("/history/0f8fad5b-d9cb-469f-a165-70867728950e", "History")]
    [InlineData("/objects/Gateway/shop/waypoint", "Waypoints")]
    [InlineData("/objects/ServiceEntry/shop/api", "Services")]
    [InlineData("/objects/Pod/shop/cart-1", "Workloads")]
    [InlineData("/objects/Namespace/-/shop", "Namespaces")]
    public void A_page_belongs_to_one_entry(string path, string entry) =>
        NavigationEntries.All.Where(candidate => candidate.Holds(path)).ShouldHaveSingleItem().Text.ShouldBe(entry);

    [Theory]
    [InlineData("/waypoints-of-another-kind")]
    [InlineData("/objects/HTTPRoute/shop/r")]
    public void Other_pages_belong_to_none(string path) => NavigationEntries.All.ShouldNotContain(entry => entry.Holds(path));

    private static AngleSharp.Dom.IElement Link(IRenderedComponent<NavigationMenu> menu, string text) =>
        menu.FindAll("a").Single(link => link.TextContent.Contains(text, StringComparison.Ordinal));

    private static LiveChange With(params Severity[] severities)
    {
        var findings = severities.Select((severity, index) => new Finding($"WP{index:000}", severity, Shop, "cause", "effect", "fix"));
        var mesh = Coverages.Mesh(Coverages.Of((ResourceKind.Pod, WatchState.Synced)));
        var set = FindingSet.From(findings);
        return MeshOf.Change(mesh with { Findings = set }) with { FindingsChanged = [Shop] };
    }
}
