using WaypointDashboard.Shared.Tests.Cluster;
using WaypointDashboard.Shared.Topology;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Topology;

/// <summary>What the card of a gateway says.</summary>
public sealed class GatewayReadingTests
{
    private const string Address = "status: {addresses: [{value: 10.1.0.9}], conditions: [{type: Programmed, status: 'False'}]}";

    [Theory]
    [InlineData("service", "service · 1/1 ready")]
    [InlineData("workload", "workload · 1/1 ready")]
    [InlineData("all", "all · 1/1 ready")]
    [InlineData("none", "none · 1/1 ready")]
    [InlineData("everything", "unknown type · 1/1 ready")]
    public void A_waypoint_says_what_it_takes(string type, string detail)
    {
        var node = Card(Waypoint("shop", "waypoint", $"{{istio.io/waypoint-for: {type}}}"), WaypointPod("shop", "waypoint"));

        (node.Detail, node.Kind, node.Counts.Pods).ShouldBe((detail, TopologyNodeKind.Waypoint, 1));
    }

    [Theory]
    [InlineData(Ready, "True", TopologyState.Ready)]
    [InlineData(Ready, "False", TopologyState.Degraded)]
    [InlineData(Starting, "True", TopologyState.NotReady)]
    [InlineData(Address, "True", TopologyState.Degraded)]
    public void It_is_ready_with_an_address_when_programmed_and_with_a_pod_that_is(string status, string pod, TopologyState state) =>
        Card(Waypoint("shop", "waypoint", status: status), WaypointPod("shop", "waypoint", ready: pod)).State.ShouldBe(state);

    [Fact]
    public void An_ingress_gateway_has_no_type_of_traffic()
    {
        var node = Card(Waypoint("shop", "waypoint", className: "istio", listener: "port: 80, protocol: HTTP"));

        (node.Kind, node.Detail, node.TrafficType).ShouldBe((TopologyNodeKind.IngressGateway, "no pods", null));
    }

    [Fact]
    public void What_was_made_for_a_gateway_that_is_gone_stands_for_itself() =>
        Graph(Service("shop", "left", "{gateway.networking.k8s.io/gateway-name: gone}")).Nodes.ShouldContainKey("service/shop/left");

    private static TopologyNode Card(params IEnumerable<string> documents) => Graph(documents).Nodes["gateway/shop/waypoint"];

    private static TopologyGraph Graph(params IEnumerable<string> documents) =>
        TopologyProjector.Project(ClusterText.ReadyMesh([Namespace("shop", "{istio.io/dataplane-mode: ambient}"), .. documents]), TopologyView.Expand("shop")).Graph;
}
