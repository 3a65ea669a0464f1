using Bunit;
using MudBlazor.Services;
using Shouldly;
using WaypointDashboard.Client.Pages.Paths;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;
using WaypointDashboard.Shared.Waypoints;
using Xunit;

namespace WaypointDashboard.Client.Tests.Paths;

public sealed class PathLadderTests : IAsyncLifetime
{
    private static readonly ObjectKey Policy = new(ResourceKind.AuthorizationPolicy, "shop", "readers");

    private readonly BunitContext _context = new();

    public ValueTask InitializeAsync()
    {
        _context.Services.AddMudServices();
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public void A_waypoint_without_a_canary_takes_all_and_names_what_applies()
    {
        var ladder = Render(PathOf(null));

        ladder.FindAll("li.hop").Count.ShouldBe(3);
        ladder.FindAll(".fork").ShouldBeEmpty();
        ladder.FindAll(".share").ShouldBeEmpty();
        ladder.Find(".enforced").TextContent.ShouldContain("AuthorizationPolicy shop/readers");
        ladder.Find(".enforced a").GetAttribute("href").ShouldNotBeNull().ShouldContain("readers");
    }

    [Fact]
    public void A_canary_stands_beside_the_waypoint_with_the_share_of_each()
    {
        var ladder = Render(PathOf(20));

        var stations = ladder.FindAll(".fork .station");
        stations.Count.ShouldBe(2);
        stations[0].TextContent.ShouldSatisfyAllConditions(text => text.ShouldContain("shop/wp"), text => text.ShouldContain("80 % of new connections"));
        stations[1].TextContent.ShouldSatisfyAllConditions(
            text => text.ShouldContain("Canary waypoint"), text => text.ShouldContain("shop/next"), text => text.ShouldContain("20 % of new connections"), text => text.ShouldContain("No policy or route"));
        ladder.FindAll("li.hop").Count.ShouldBe(3);
    }

    [Fact]
    public void Every_leg_says_how_the_bytes_travel()
    {
        var ladder = Render(PathOf(null));

        ladder.FindAll(".leg").Select(leg => leg.TextContent.Trim()).ShouldBe(["HBONE (mTLS, port 15008)", "HBONE in HBONE (mTLS end to end, port 15008)"]);
    }

    private IRenderedComponent<PathLadder> Render(TrafficPath path) => _context.Render<PathLadder>(parameters => parameters.Add(ladder => ladder.Path, path));

    private static TrafficPath PathOf(int? canary) => new(
        new("shop", "wp"),
        canary is { } weight ? new CanaryBinding.Accepted(new("shop", "next"), weight) : null,
        PathReason.ServiceWaypoint,
        "It is bound.",
        null,
        null,
        [
            new(HopKind.Client, "shop", "web-1", new(ResourceKind.Pod, "shop", "web-1"), HopTransport.None, "Opens the connection."),
            Waypoint("wp", [Policy]),
            new(HopKind.EastWestGateway, "", "net2", null, HopTransport.DoubleHbone, "The gateway of network net2."),
        ],
        PathOutcome.Reaches,
        [],
        canary is null ? null : Waypoint("next", []));

    private static TrafficHop Waypoint(string name, ValueList<ObjectKey> enforced) =>
        new(HopKind.Waypoint, "shop", name, new(ResourceKind.Gateway, "shop", name), HopTransport.Hbone, "Applies L7 policies and routes.", [], enforced);
}
