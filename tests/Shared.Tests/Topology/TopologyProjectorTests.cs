using Shouldly;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;
using WaypointDashboard.Shared.Waypoints;
using Xunit;
using static WaypointDashboard.Shared.Tests.Topology.TopologyObjects;

namespace WaypointDashboard.Shared.Tests.Topology;

public sealed class TopologyProjectorTests
{
    private const string Gateway = "gateway/shop/gate";

    [Fact]
    public void A_collapsed_namespace_is_one_node_with_counts()
    {
        var graph = Graph(TopologyView.Initial, Namespace("shop"), Service("shop", "cart"), Pod("shop", "cart", "cart-0"), Pod("shop", "cart", "cart-1"), Waypoint("shop", "gate"));

        var node = graph.Nodes.Values.ShouldHaveSingleItem();
        node.Counts.ShouldBe(new TopologyCounts(1, 1, 2, 1));
        node.CanExpand.ShouldBeTrue();
        graph.Edges.ShouldBeEmpty();
    }

    [Fact]
    public void An_expanded_namespace_shows_services_workloads_and_waypoints_but_no_pods()
    {
        var graph = Graph(TopologyView.Expand("shop"), Namespace("shop"), Service("shop", "cart"), Pod("shop", "cart", "cart-0"), Waypoint("shop", "gate"));

        graph.Nodes.Keys.Order(StringComparer.Ordinal).ShouldBe([Gateway, "namespace/shop", "service/shop/cart", "workload/shop/statefulset/cart"]);
        graph.Nodes["service/shop/cart"].Parent.ShouldBe("namespace/shop");
        graph.Edges.Values.ShouldHaveSingleItem().Kind.ShouldBe(TopologyEdgeKind.Selects);
    }

    [Fact]
    public void An_expanded_service_shows_its_pods_in_the_frame_of_their_workload()
    {
        var graph = Graph(TopologyView.Expand("shop", "service/shop/cart"), Namespace("shop"), Service("shop", "cart"), Pod("shop", "cart", "cart-0"));

        graph.Nodes["pod/shop/cart-0"].Parent.ShouldBe("workload/shop/statefulset/cart");
        graph.Nodes["workload/shop/statefulset/cart"].IsExpanded.ShouldBeTrue();
    }

    [Fact]
    public void A_label_on_the_service_is_an_edge_of_its_own_and_one_on_the_namespace_is_inherited()
    {
        var graph = Graph(
            TopologyView.Expand("shop"), Namespace("shop", Uses("gate")), Service("shop", "cart", Uses("gate")), Service("shop", "till"), Waypoint("shop", "gate"));

        Edge(graph, "service/shop/cart", Gateway).Kind.ShouldBe(TopologyEdgeKind.Own);
        Edge(graph, "service/shop/till", Gateway).Kind.ShouldBe(TopologyEdgeKind.Inherited);
        Edge(graph, "enrollment/shop", Gateway).Kind.ShouldBe(TopologyEdgeKind.Own);
    }

    [Fact]
    public void A_label_that_names_no_gateway_leads_to_a_missing_waypoint_with_the_reason_on_the_edge()
    {
        var graph = Graph(TopologyView.Expand("shop"), Namespace("shop"), Service("shop", "cart", Uses("gone")));

        graph.Nodes["missing/shop/gone"].State.ShouldBe(TopologyState.Missing);
        graph.Nodes["service/shop/cart"].State.ShouldBe(TopologyState.Refused);
        var edge = Edge(graph, "service/shop/cart", "missing/shop/gone");
        edge.Kind.ShouldBe(TopologyEdgeKind.Refused);
        edge.Reason.ShouldBe(RefusalReason.WaypointIsNotReady);
        edge.Message.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void A_waypoint_that_admits_other_namespaces_has_cross_namespace_edges_from_collapsed_ones_too()
    {
        var graph = Graph(
            TopologyView.Expand("shop"),
            Namespace("shop"), Waypoint("shop", "gate", from: "All"), Namespace("bank"), Service("bank", "a", Uses("gate"), In("shop")), Service("bank", "b", Uses("gate"), In("shop")));

        var edge = Edge(graph, "namespace/bank", Gateway);
        edge.IsCrossNamespace.ShouldBeTrue();
        edge.Count.ShouldBe(2);
        edge.Kind.ShouldBe(TopologyEdgeKind.Own);
    }

    [Fact]
    public void The_namespace_label_is_refused_where_the_waypoint_does_not_let_the_namespace_in()
    {
        var graph = Graph(TopologyView.Expand("shop", "bank"), Namespace("shop"), Waypoint("shop", "gate"), Namespace("bank", Uses("gate"), In("shop")));

        Edge(graph, "enrollment/bank", Gateway).Reason.ShouldBe(RefusalReason.AttachmentDenied);
    }

    [Fact]
    public void Only_problems_leaves_out_what_is_well_and_keeps_the_waypoint_that_a_problem_leads_to()
    {
        var view = TopologyView.Expand("shop") with { Filter = TopologyFilter.None with { OnlyProblems = true } };
        var graph = Graph(
            view, Namespace("shop"), Namespace("calm"), Service("shop", "cart", Uses("gate")), Service("shop", "till"), Waypoint("shop", "gate", trafficType: "workload"));

        graph.Nodes.Keys.Order(StringComparer.Ordinal).ShouldBe([Gateway, "namespace/shop", "service/shop/cart"]);
    }

    [Fact]
    public void The_traffic_type_filter_keeps_waypoints_of_the_type_and_who_asks_for_them()
    {
        var view = TopologyView.Expand("shop") with { Filter = TopologyFilter.None with { TrafficTypes = [TrafficType.All] } };
        var graph = Graph(
            view, Namespace("shop"), Service("shop", "cart", Uses("wide")), Service("shop", "till", Uses("gate")), Waypoint("shop", "gate"), Waypoint("shop", "wide", trafficType: "all"));

        graph.Nodes.Keys.ShouldContain("service/shop/cart");
        graph.Nodes.Keys.ShouldContain("gateway/shop/wide");
        graph.Nodes.Keys.ShouldNotContain("service/shop/till");
        graph.Nodes.Keys.ShouldNotContain(Gateway);
    }

    [Fact]
    public void The_search_counts_matches_inside_a_collapsed_namespace()
    {
        var graph = Graph(TopologyView.Initial with { Search = "CAR" }, Namespace("shop"), Service("shop", "cart"), Service("shop", "till"));

        graph.Nodes["namespace/shop"].Matches.ShouldBe(1);
    }

    [Fact]
    public void A_change_that_nobody_sees_keeps_the_version()
    {
        var projection = TopologyProjector.Project(MeshOf(Namespace("shop"), Service("shop", "cart")), TopologyView.Initial);

        var next = TopologyProjector.Apply(projection, Live.LiveMeshBuilder.Apply(projection.Live, [new ResourceEvent.Upserted(Namespace("shop", ("team", "blue")))]));

        next.Graph.ShouldBeSameAs(projection.Graph);
    }

    private static TopologyEdge Edge(TopologyGraph graph, string source, string target) =>
        graph.Edges.Values.Single(edge => edge.Source == source && edge.Target == target);
}
