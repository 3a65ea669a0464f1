using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Tests.Waypoints;

public sealed class AllowedRoutesTests
{
    private static readonly LabelSet TeamShop = LabelSet.Of(("team", "shop"));

    [Theory]
    [InlineData(null)]
    [InlineData("Same")]
    [InlineData("None")]
    public void Only_the_own_namespace_is_let_in_unless_told_otherwise(string? from)
    {
        var routes = AllowedRoutes.Read(Listener(from));

        routes.Allows("shop", "shop", LabelSet.Empty).ShouldBeTrue();
        routes.Allows("shop", "bank", LabelSet.Empty).ShouldBeFalse();
    }

    [Fact]
    public void Without_a_listener_only_the_own_namespace_is_let_in() =>
        AllowedRoutes.Read(null).ShouldBe(new AllowedRoutes.Same());

    [Fact]
    public void All_lets_everybody_in() =>
        AllowedRoutes.Read(Listener("All")).Allows("shop", "bank", LabelSet.Empty).ShouldBeTrue();

    [Fact]
    public void A_selector_is_asked_of_the_own_namespace_too()
    {
        var routes = AllowedRoutes.Read(Listener("Selector", new LabelSelector(TeamShop, [])));

        routes.Allows("shop", "bank", TeamShop).ShouldBeTrue();
        routes.Allows("shop", "shop", LabelSet.Empty).ShouldBeFalse();
    }

    [Fact]
    public void An_absent_selector_lets_nobody_in_and_an_empty_one_everybody()
    {
        AllowedRoutes.Read(Listener("Selector")).Allows("shop", "shop", TeamShop).ShouldBeFalse();
        AllowedRoutes.Read(Listener("Selector", LabelSelector.Everything)).Allows("shop", "bank", LabelSet.Empty).ShouldBeTrue();
    }

    private static GatewayListener Listener(string? from, LabelSelector? selector = null) => new("mesh", 15008, "HBONE", from, selector);
}
