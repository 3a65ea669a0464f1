using WaypointDashboard.Client.Pages.Paths;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Client.Tests.Paths;

public sealed class PathsPageModelTests
{
    private static readonly LabelSet Redirected = LabelSet.Of((IstioNames.Redirection, "enabled"));

    private static readonly LiveMesh Live = LiveMeshBuilder.FromScratch(
    [
        new NamespaceResource(new("", "shop", LabelSet.Empty, LabelSet.Empty)),
        new ServiceResource(new("shop", "cart", LabelSet.Empty, LabelSet.Empty), "ClusterIP", ["10.0.0.1"], LabelSet.Of(("app", "cart")), [], [], []),
        new ServiceResource(new("shop", "web", LabelSet.Empty, LabelSet.Empty), "ClusterIP", ["10.0.0.2"], LabelSet.Of(("app", "web")), [], [], []),
        Pod("cart-1", "cart"),
        Pod("web-1", "web"),
    ], MeshCoverage.Empty, 1);

    private readonly PathsPageModel _model = new();

    [Fact]
    public void Two_ends_make_a_path_and_the_nodes_of_the_graph_that_it_takes()
    {
        _model.Show(Live, "pod/shop/web-1", "service/shop/cart", []);

        _model.Path.ShouldNotBeNull().Reason.ShouldBe(PathReason.NoWaypoint);
        _model.Problem.ShouldBeNull();
        _model.Routes.ShouldNotBeNull().ShouldHaveSingleItem().Nodes.ShouldBe(["pod/shop/web-1", "pod/shop/cart-1"]);
        _model.View.IsExpanded("shop").ShouldBeTrue();
    }

    [Fact]
    public void A_canary_is_a_way_of_its_own_with_its_share()
    {
        var live = LiveMeshBuilder.FromScratch(
        [
            new NamespaceResource(new("", "shop", LabelSet.Of((IstioNames.DataplaneMode, IstioNames.Ambient)), LabelSet.Empty)),
            new ServiceResource(
                new("shop", "cart", LabelSet.Of((IstioNames.UseWaypoint, "gate"), (IstioNames.UseWaypointCanary, "next")), LabelSet.Of((IstioNames.UseWaypointCanaryWeight, "10"))),
                "ClusterIP", ["10.0.0.1"], LabelSet.Of(("app", "cart")), [], [], []),
            MeshOf.Waypoint("shop", "gate"),
            MeshOf.Waypoint("shop", "next"),
            .. (PodResource[])[.. new[] { "gate", "next" }.Select(name => Pod($"{name}-1", name) with { Metadata = new("shop", $"{name}-1", LabelSet.Of((IstioNames.GatewayName, name)), LabelSet.Empty) })],
            Pod("cart-1", "cart"),
            Pod("web-1", "web") with { Metadata = new("shop", "web-1", LabelSet.Of(("app", "web")), LabelSet.Of((IstioNames.Redirection, "enabled"))) },
        ], MeshCoverage.Empty, 1);

        _model.Show(live, "pod/shop/web-1", "service/shop/cart", []);

        var routes = _model.Routes.ShouldNotBeNull();
        routes.Select(route => route.Share).ShouldBe(["", "10 %"]);
        routes[0].Nodes.ShouldContain("gateway/shop/gate");
        routes[1].Nodes.ShouldBe(routes[0].Nodes.Select(node => node == "gateway/shop/gate" ? "gateway/shop/next" : node));
        var before = _model.Routes;
        _model.Show(live, "pod/shop/web-1", "service/shop/cart", []);
        _model.Routes.ShouldBeSameAs(before);
    }

    [Fact]
    public void The_ends_can_be_swapped_a_service_for_its_pod()
    {
        _model.Show(Live, "pod/shop/web-1", "service/shop/cart", []);

        _model.Swapped().ShouldBe(("pod/shop/cart-1", "service/shop/web"));
    }

    [Theory]
    [InlineData(null, "service/shop/cart")]
    [InlineData("outside", "service/shop/cart")]
    public void What_is_no_pod_cannot_be_swapped(string? from, string to)
    {
        _model.Show(Live, from, to, []);

        _model.Swapped().ShouldBeNull();
    }

    [Theory]
    [InlineData("pod/shop/gone-1", "service/shop/cart", "There is no Pod shop/gone-1 (any more)")]
    [InlineData("pod/shop/web-1", "service/shop/gone", "called gone (any more)")]
    [InlineData("house/shop/web-1", "service/shop/cart", "no place where a connection starts")]
    [InlineData("pod/shop/web-1", "service/cart", "no place to connect to")]
    public void Ends_that_cannot_be_are_told(string from, string to, string says)
    {
        _model.Show(Live, from, to, []);

        _model.Path.ShouldBeNull();
        _model.Problem.ShouldNotBeNull().ShouldContain(says);
    }

    [Fact]
    public void A_node_of_the_graph_is_an_end()
    {
        _model.Show(Live, null, null, []);

        _model.EndAt("pod/shop/web-1", isSource: true).ShouldBe("pod/shop/web-1");
        _model.EndAt("service/shop/cart", isSource: true).ShouldBe("pod/shop/cart-1");
        _model.EndAt("service/shop/cart", isSource: false).ShouldBe("service/shop/cart");
        _model.EndAt("namespace/shop", isSource: false).ShouldBeNull();
    }

    [Fact]
    public void The_search_offers_what_begins_with_the_text_first_and_takes_a_port()
    {
        PathEndSearch.Targets(Live.Mesh.Resources, "cart:80").Select(option => option.Value).ShouldBe(["service/shop/cart:80", "pod/shop/cart-1:80"], ignoreOrder: true);
        PathEndSearch.Sources(Live.Mesh.Resources, "").Select(option => option.Value).ShouldBe(["outside", "pod/shop/cart-1", "pod/shop/web-1"]);
    }

    private static PodResource Pod(string name, string app) =>
        new(new("shop", name, LabelSet.Of(("app", app)), Redirected), "Running", [$"10.1.0.{app.Length}"], "n1", "default", false, true, ["app"]);
}
