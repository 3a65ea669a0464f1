using WaypointDashboard.Shared.Tests.Cluster;
using WaypointDashboard.Shared.Topology;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Topology;

/// <summary>What the cards of one namespace say.</summary>
public sealed class NamespaceReadingTests
{
    [Theory]
    [InlineData("{istio.io/use-waypoint: gone}", "waypoint is not ready", TopologyState.Refused)]
    [InlineData("{istio.io/use-waypoint: closed, istio.io/use-waypoint-namespace: bank}", "attachment denied", TopologyState.Refused)]
    [InlineData("{istio.io/use-waypoint: workloads}", "unsupported traffic type", TopologyState.Refused)]
    [InlineData("{istio.io/use-waypoint: none}", "opted out", TopologyState.OptedOut)]
    [InlineData("{istio.io/use-waypoint: waypoint}", "", TopologyState.Bound)]
    [InlineData("{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-canary: waypoint}", "canary is the primary", TopologyState.Refused)]
    [InlineData("{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-canary: gone}", "waypoint is not ready", TopologyState.Refused)]
    [InlineData("{}", "", TopologyState.NotEnrolled)]
    public void A_service_says_what_became_of_its_enrollment(string labels, string detail, TopologyState state)
    {
        var node = Graph(
            Namespace("bank"), Waypoint("bank", "closed"), Waypoint("shop", "waypoint"), Waypoint("shop", "workloads", "{istio.io/waypoint-for: workload}"),
            Service("shop", "cart", labels)).Nodes["service/shop/cart"];

        (node.Detail, node.State).ShouldBe((detail, state));
    }

    [Theory]
    [InlineData("MESH_INTERNAL", "{app: cart}", MeshMode.Ambient, true)]
    [InlineData("MESH_INTERNAL", "{app: nobody}", MeshMode.Ambient, false)]
    [InlineData("MESH_EXTERNAL", "{app: cart}", MeshMode.Outside, true)]
    public void A_service_entry_is_in_the_mesh_with_those_that_it_selects(string location, string selector, MeshMode mode, bool selects)
    {
        var entry = ServiceEntry("shop", "mail").Replace("resolution: DNS", $"resolution: STATIC, location: {location}, workloadSelector: {{labels: {selector}}}", StringComparison.Ordinal);

        var graph = Graph(Pod("shop", "cart-1", "{app: cart}"), entry);

        (graph.Nodes["serviceentry/shop/mail"].Mode, graph.Nodes["serviceentry/shop/mail"].CanExpand).ShouldBe((mode, selects));
        graph.Edges.Values.Count(edge => edge.Kind == TopologyEdgeKind.Selects).ShouldBe(selects ? 1 : 0);
    }

    [Theory]
    [InlineData("{networking.istio.io/tunnel: http}", MeshMode.Ambient)]
    [InlineData("{networking.istio.io/tunnel: none}", MeshMode.Outside)]
    [InlineData("{}", MeshMode.Outside)]
    public void A_workload_entry_is_in_the_mesh_by_its_tunnel(string labels, MeshMode mode)
    {
        var node = Graph(WorkloadEntry("shop", "vm-1", labels)).Nodes["workloadentry/shop/vm-1"];

        (node.Mode, node.Detail, node.Kind).ShouldBe((mode, "10.3.0.1", TopologyNodeKind.Workload));
    }

    [Theory]
    [InlineData("type: ExternalName, externalName: example.com", "ExternalName example.com")]
    [InlineData("clusterIP: None, clusterIPs: [None]", "headless")]
    [InlineData("clusterIP: 10.1.0.1, clusterIPs: [10.1.0.1]", "")]
    public void A_service_says_of_what_sort_it_is(string spec, string detail) =>
        Graph($"apiVersion: v1\nkind: Service\nmetadata: {{name: cart, namespace: shop}}\nspec: {{{spec}}}").Nodes["service/shop/cart"].Detail.ShouldBe(detail);

    [Theory]
    [InlineData("waypoint", TopologyState.Bound)]
    [InlineData("gone", TopologyState.Refused)]
    public void The_namespace_s_own_label_is_a_card_of_its_own(string label, TopologyState state)
    {
        var node = GraphOf(Namespace("shop", $"{{istio.io/dataplane-mode: ambient, istio.io/use-waypoint: {label}}}"), Waypoint("shop", "waypoint")).Nodes["enrollment/shop"];

        (node.Label, node.Detail, node.State).ShouldBe(("whole namespace", label, state));
        TopologyIds.ObjectOf(node.Id)!.Value.ToString().ShouldBe("namespace/shop");
    }

    [Fact]
    public void An_id_leads_to_its_object_where_it_stands_for_one()
    {
        TopologyIds.ObjectOf("service/shop/cart")!.Value.ToString().ShouldBe("service/shop/cart");
        TopologyIds.ObjectOf("missing/shop/gone").ShouldBeNull();
        TopologyIds.ObjectOf("workload/shop/deployment/cart").ShouldBeNull();
    }

    [Theory]
    [InlineData("missing/shop/gone", "shop/gone")]
    [InlineData("missing/shop", null)]
    [InlineData("service/shop/gone", null)]
    public void A_waypoint_that_is_not_there_is_known_by_its_id(string id, string? waypoint) => (TopologyIds.MissingOf(id)?.ToString()).ShouldBe(waypoint);

    [Fact]
    public void A_canary_s_weight_that_is_none_is_said_on_the_card()
    {
        var cart = Service("shop", "cart", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-canary: next}", annotations: "{istio.io/use-waypoint-canary-weight: much}");

        Graph(Waypoint("shop", "waypoint"), Waypoint("shop", "next"), cart).Nodes["service/shop/cart"].Detail.ShouldBe("canary weight is invalid");
    }

    [Fact]
    public void A_pod_says_what_it_waits_for_and_one_that_has_ended_is_chosen_by_nobody()
    {
        const string Waiting = "{apiVersion: v1, kind: Pod, metadata: {name: cart-1, namespace: shop, labels: {app: cart}}, status: {phase: Pending, podIP: 10.2.0.3, containerStatuses: [{state: {waiting: {reason: CrashLoopBackOff}}}]}}";
        const string Over = "{apiVersion: v1, kind: Pod, metadata: {name: job-1, namespace: shop, labels: {app: job}}, status: {phase: Succeeded}}";

        var graph = TopologyProjector.Project(ClusterText.ReadyMesh(Namespace("shop"), Waiting, Over, Service("shop", "cart", selector: "{app: cart}"), Service("shop", "job", selector: "{app: job}")), TopologyView.Expand(["shop", "service/shop/cart", "workload/shop/pod/job-1"])).Graph;

        graph.Nodes["pod/shop/cart-1"].Detail.ShouldBe("CrashLoopBackOff");
        graph.Nodes["pod/shop/job-1"].ShouldSatisfyAllConditions(node => node.Detail.ShouldBe("Succeeded"), node => node.State.ShouldBe(TopologyState.NotInMesh));
        graph.Edges.Values.Where(edge => edge.Kind == TopologyEdgeKind.Selects).Select(edge => edge.Source).ShouldBe(["service/shop/cart"]);
    }

    private static TopologyGraph Graph(params IEnumerable<string> documents) => GraphOf([Namespace("shop", "{istio.io/dataplane-mode: ambient}"), .. documents]);

    private static TopologyGraph GraphOf(params IEnumerable<string> documents) => TopologyProjector.Project(ClusterText.ReadyMesh(documents), TopologyView.Expand("shop")).Graph;
}
