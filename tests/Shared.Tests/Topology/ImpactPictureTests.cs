using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Shared.Tests.Topology;

public sealed class ImpactPictureTests
{
    private const string Shop = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient, istio.io/use-waypoint: old}}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: elsewhere, labels: {istio.io/dataplane-mode: ambient}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: unrelated, namespace: elsewhere}
        spec: {clusterIP: 10.0.0.9, clusterIPs: [10.0.0.9]}
        """;

    private static readonly ObjectKey Home = ObjectKey.ForNamespace("shop");

    [Fact]
    public void Nothing_affected_is_an_empty_picture() => ImpactPictures.Of(Mesh(1), []).IsEmpty.ShouldBeTrue();

    [Fact]
    public void A_retarget_shows_both_waypoints_on_both_sides_and_moves_the_edges()
    {
        var picture = Relabel(Mesh(1), "new");

        picture.Before.Nodes.Keys.Order().ShouldBe(["enrollment/shop", "gateway/shop/new", "gateway/shop/old", "namespace/shop", "service/shop/s0"], ignoreOrder: true);
        picture.After.Nodes.Keys.ShouldBe(picture.Before.Nodes.Keys, ignoreOrder: true);
        picture.Marks["bound:service/shop/s0>gateway/shop/old"].ShouldBe(PictureMark.Lost);
        picture.Marks["bound:service/shop/s0>gateway/shop/new"].ShouldBe(PictureMark.Gained);
        picture.LeftOut.ShouldBe(0);
    }

    [Fact]
    public void An_unenrollment_takes_the_label_and_its_edge_away_and_changes_the_service()
    {
        var picture = Relabel(Mesh(1), null);

        picture.Marks["enrollment/shop"].ShouldBe(PictureMark.Lost);
        picture.Marks["service/shop/s0"].ShouldBe(PictureMark.Changed);
        picture.After.Edges.ShouldBeEmpty();
    }

    [Fact]
    public void A_waypoint_that_gets_a_finding_by_the_change_is_marked_too()
    {
        var picture = Relabel(Mesh(1), null);

        picture.Marks["gateway/shop/old"].ShouldBe(PictureMark.Changed);
        picture.After.Nodes["gateway/shop/old"].Problems.ShouldNotBe(picture.Before.Nodes["gateway/shop/old"].Problems);
    }

    [Fact]
    public void Only_what_is_affected_is_drawn_and_a_waypoint_that_stays_as_it_is_has_no_mark()
    {
        var before = Mesh(2);
        var service = (ServiceResource)before.Mesh.Resources.Find(new(ResourceKind.Service, "shop", "s0"))!;

        var picture = ImpactPictures.Of(before, [new(service.Key, service with { Metadata = service.Metadata with { Labels = service.Labels.With(IstioNames.UseWaypoint, "none") } })]);

        picture.Before.Nodes.Keys.ShouldBe(["namespace/shop", "service/shop/s0", "gateway/shop/old"], ignoreOrder: true);
        picture.Marks.Keys.ShouldBe(["service/shop/s0", "bound:service/shop/s0>gateway/shop/old"], ignoreOrder: true);
    }

    [Fact]
    public void A_waypoint_that_is_not_there_is_drawn_as_missing()
    {
        var picture = Relabel(Mesh(1), "nowhere");

        picture.Marks["missing/shop/nowhere"].ShouldBe(PictureMark.Gained);
        picture.Marks["refused:service/shop/s0>missing/shop/nowhere"].ShouldBe(PictureMark.Gained);
    }

    [Fact]
    public void A_large_change_leaves_out_what_does_not_fit_and_counts_it()
    {
        var picture = Relabel(Mesh(100), null);

        picture.Before.Nodes.Values.Count(node => node.Kind is TopologyNodeKind.Service or TopologyNodeKind.NamespaceEnrollment).ShouldBe(ImpactPictures.Most);
        picture.Before.Nodes.ShouldContainKey("enrollment/shop");
        picture.LeftOut.ShouldBe(100 + 1 - ImpactPictures.Most);
    }

    [Fact]
    public void Both_ends_of_every_edge_are_in_the_picture()
    {
        var picture = Relabel(Mesh(100), "new");

        foreach (var graph in new[] { picture.Before, picture.After })
        {
            graph.Edges.ShouldNotBeEmpty();
            graph.Edges.Values.ShouldAllBe(edge => graph.Nodes.ContainsKey(edge.Source) && graph.Nodes.ContainsKey(edge.Target));
        }
    }

    private static ImpactPicture Relabel(LiveMesh before, string? waypoint)
    {
        var home = before.Mesh.Resources.FindNamespace("shop")!;
        return ImpactPictures.Of(before, [new(Home, home with { Metadata = home.Metadata with { Labels = home.Labels.With(IstioNames.UseWaypoint, waypoint) } })]);
    }

    private static LiveMesh Mesh(int services) => ClusterText.ReadyMesh(string.Join(
        "\n---\n",
        [Shop, Waypoint("old"), Waypoint("new"), .. Enumerable.Range(0, services).Select(Service)]));

    private static string Waypoint(string name) => $$"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: {{name}}, namespace: shop}
        spec: {gatewayClassName: istio-waypoint, listeners: [{name: mesh, port: 15008, protocol: HBONE}]}
        status: {addresses: [{type: Hostname, value: {{name}}.shop.svc.cluster.local}], conditions: [{type: Programmed, status: 'True'}]}
        """;

    private static string Service(int index) => $$"""
        apiVersion: v1
        kind: Service
        metadata: {name: s{{index}}, namespace: shop}
        spec: {clusterIP: 10.0.1.{{index}}, clusterIPs: [10.0.1.{{index}}]}
        """;
}
