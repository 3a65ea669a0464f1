using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Tests.Objects;

public sealed class ObjectActionsTests
{
    private static readonly ObjectKey Cart = new(ResourceKind.Service, "shop", "cart");

    [Fact]
    public void A_service_is_offered_the_waypoints_that_would_take_it_its_own_namespaces_first()
    {
        Of(Cart, MeshOf.Namespace("shop"), MeshOf.Service("shop", "cart"), MeshOf.Waypoint("infra", "open", "All"), MeshOf.Waypoint("infra", "closed"), MeshOf.Waypoint("shop", "gate"))
            .ShouldBe([new ChangeIntent.Enroll([Cart], new("shop", "gate")), new ChangeIntent.Enroll([Cart], new("infra", "open"))]);
    }

    [Fact]
    public void A_waypoint_called_none_or_without_an_address_is_not_offered()
    {
        Of(Cart, MeshOf.Namespace("shop"), MeshOf.Service("shop", "cart"), MeshOf.Waypoint("shop", "none"), MeshOf.Waypoint("shop", "gate") with { Addresses = [] })
            .ShouldBe([new ChangeIntent.Enroll([Cart], null)]);
    }

    [Fact]
    public void A_waypoint_for_workloads_is_not_offered_to_a_service()
    {
        Of(Cart, MeshOf.Service("shop", "cart"), MeshOf.Waypoint("shop", "pods", null, (IstioNames.WaypointFor, "workload"))).ShouldBe([new ChangeIntent.Enroll([Cart], null)]);
    }

    [Fact]
    public void What_is_bound_can_be_opted_out_and_gets_ingress_and_a_canary()
    {
        Of(Cart, MeshOf.Namespace("shop", (IstioNames.UseWaypoint, "gate")), MeshOf.Service("shop", "cart"), MeshOf.Waypoint("shop", "gate"), MeshOf.Waypoint("shop", "next"))
            .ShouldBe(
            [
                new ChangeIntent.Enroll([Cart], new("shop", "next")),
                new ChangeIntent.OptOut([Cart]),
                new ChangeIntent.SetIngressUseWaypoint([Cart], true),
                new ChangeIntent.SetCanary([Cart], new WaypointRef("shop", "next"), 10),
            ]);
    }

    [Fact]
    public void Where_there_are_more_waypoints_than_a_menu_holds_the_form_that_lists_all_is_offered()
    {
        Of(Cart, MeshOf.Namespace("shop"), MeshOf.Service("shop", "cart"), MeshOf.Waypoint("shop", "a"), MeshOf.Waypoint("shop", "b"), MeshOf.Waypoint("shop", "c"), MeshOf.Waypoint("shop", "d"))
            .ShouldBe(
            [
                new ChangeIntent.Enroll([Cart], new("shop", "a")),
                new ChangeIntent.Enroll([Cart], new("shop", "b")),
                new ChangeIntent.Enroll([Cart], new("shop", "c")),
                new ChangeIntent.Enroll([Cart], null),
            ]);
    }

    [Fact]
    public void Many_can_be_enrolled_before_there_is_a_waypoint_and_the_form_says_what_to_do()
    {
        var live = MeshOf.Objects(MeshOf.Namespace("shop"), MeshOf.Service("shop", "cart"));

        BulkActions.Carriers.Single(action => action.Label == "Enroll").Plan([Cart], live).ShouldBe(new ChangeIntent.Enroll([Cart], null));
    }

    [Fact]
    public void The_service_of_a_waypoint_has_no_actions()
    {
        Of(new(ResourceKind.Service, "shop", "gate"), MeshOf.Service("shop", "gate", (IstioNames.Managed, "istio.io-mesh-controller")), MeshOf.Waypoint("shop", "gate")).ShouldBeEmpty();
    }

    [Fact]
    public void Retargeting_many_leaves_out_those_that_name_nothing()
    {
        var web = new ObjectKey(ResourceKind.Service, "shop", "web");
        var live = MeshOf.Objects(
            MeshOf.Service("shop", "cart", (IstioNames.UseWaypoint, "gate")), MeshOf.Service("shop", "web"), MeshOf.Waypoint("shop", "gate"), MeshOf.Waypoint("shop", "next"));

        BulkActions.Carriers.Single(action => action.Label == "Retarget").Plan([Cart, web], live).ShouldBe(new ChangeIntent.Enroll([Cart], new("shop", "next")));
        BulkActions.Carriers.Single(action => action.Label == "Enroll").Plan([Cart, web], live).ShouldBe(new ChangeIntent.Enroll([web], new("shop", "gate")));
        BulkActions.Carriers.Single(action => action.Label == "Opt out").Plan([web], live).ShouldBeNull();
    }

    private static IEnumerable<ChangeIntent> Of(ObjectKey key, params MeshResource[] resources) => ObjectActions.Of(key, MeshOf.Objects(resources)).Select(action => action.Intent);
}
