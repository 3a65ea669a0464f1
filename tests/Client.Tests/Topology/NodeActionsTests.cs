using Shouldly;
using WaypointDashboard.Client.Pages.Topology;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;
using Xunit;

namespace WaypointDashboard.Client.Tests.Topology;

public sealed class NodeActionsTests
{
    private static readonly ObjectKey Cart = new(ResourceKind.Service, "shop", "cart");

    [Fact]
    public void A_missing_waypoint_can_be_deployed_and_those_who_name_it_un_enrolled()
    {
        var details = Select("missing/shop/gone", Namespace("shop"), Service("shop", "cart", ("istio.io/use-waypoint", "gone")));

        details.Actions.Select(action => action.Intent).ShouldBe(
        [
            new ChangeIntent.DeployWaypoint(new("shop", "gone"), null, null, new AllowedNamespaces.Same()),
            new ChangeIntent.Unenroll([Cart]),
        ]);
        details.Facts.ShouldContain(fact => fact.Node == "service/shop/cart");
    }

    [Fact]
    public void A_service_that_only_inherits_has_no_label_to_take_off()
    {
        var details = Select("service/shop/cart", Namespace("shop", ("istio.io/use-waypoint", "gone")), Service("shop", "cart"));

        details.Actions.Select(action => action.Intent).ShouldBe([new ChangeIntent.Enroll([Cart], null), new ChangeIntent.OptOut([Cart])]);
    }

    [Fact]
    public void A_namespace_outside_the_mesh_can_join_it()
    {
        var details = Select("namespace/shop", Namespace("shop"));

        details.Actions[0].Intent.ShouldBe(new ChangeIntent.JoinAmbient([ObjectKey.ForNamespace("shop")]));
        details.ExpandKey.ShouldBeNull();
    }

    [Fact]
    public void What_a_search_finds_has_details_though_its_namespace_is_closed()
    {
        Select("service/shop/cart", Namespace("shop"), Service("shop", "cart")).Title.ShouldBe("cart");
    }

    private static NodeDetails Select(string id, params MeshResource[] resources)
    {
        var live = LiveMeshBuilder.FromScratch(resources, MeshCoverage.Empty, 1);
        var projection = TopologyProjector.Project(live, NodeReader.ViewAround(id, live, TopologyView.Initial));
        return NodeReader.Read(id, projection).ShouldNotBeNull();
    }

    private static NamespaceResource Namespace(string name, params (string Key, string Value)[] labels) => new(new("", name, LabelSet.Of(labels), LabelSet.Empty));

    private static ServiceResource Service(string home, string name, params (string Key, string Value)[] labels) =>
        new(new(home, name, LabelSet.Of(labels), LabelSet.Empty), "ClusterIP", ["10.0.0.1"], LabelSet.Empty, [], [], []);
}
