using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Tests.Changes;

public sealed class AllowedNamespacesTests
{
    private static readonly LabelSelector TeamShop = new(LabelSet.Of(("team", "shop")), []);

    [Fact]
    public void A_form_starts_from_what_is_let_in_today()
    {
        AllowedNamespaces.From(new AllowedRoutes.All()).ShouldBe(new AllowedNamespaces.All());
        AllowedNamespaces.From(new AllowedRoutes.Same()).ShouldBe(new AllowedNamespaces.Same());
        AllowedNamespaces.From(new AllowedRoutes.Selected(TeamShop)).ShouldBe(new AllowedNamespaces.Matching(TeamShop));
    }

    [Fact]
    public void An_absent_selector_becomes_the_own_namespace() =>
        AllowedNamespaces.From(new AllowedRoutes.Selected(null)).ShouldBe(new AllowedNamespaces.Same());
}
