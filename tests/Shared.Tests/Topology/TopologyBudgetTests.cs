using Shouldly;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;
using Xunit;
using static WaypointDashboard.Shared.Tests.Topology.TopologyObjects;

namespace WaypointDashboard.Shared.Tests.Topology;

public sealed class TopologyBudgetTests
{
    [Fact]
    public void What_fits_is_shown_as_asked()
    {
        var asked = TopologyView.Expand("small", "service/small/app-0");

        TopologyBudget.Show(Projection([.. Home("small", 5), .. Home("large", 2_000)]), asked).View.ShouldBe(asked);
    }

    [Fact]
    public void What_does_not_fit_stays_closed_as_one_node_with_its_counts()
    {
        var shown = TopologyBudget.Show(Projection([.. Home("small", 5), .. Home("large", 2_000)]), TopologyView.Expand("small", "large"));

        shown.View.Expanded.ShouldBe(["small"]);
        shown.Graph.Nodes["namespace/large"].Counts.Services.ShouldBe(2_000);
        shown.Graph.Nodes.Keys.ShouldContain("service/small/app-0");
        (shown.Graph.Nodes.Count + shown.Graph.Edges.Count).ShouldBeLessThanOrEqualTo(TopologyBudget.MostElements);
    }

    [Fact]
    public void As_many_namespaces_are_open_as_fit()
    {
        var shown = TopologyBudget.Show(Projection([.. Home("a", 1_400), .. Home("b", 600), .. Home("c", 600)]), TopologyView.Expand("a", "b", "c"));

        shown.View.Expanded.ShouldBe(["b", "c"]);
    }

    [Fact]
    public void Pods_that_do_not_fit_leave_their_namespace_open()
    {
        List<MeshResource> resources = [.. Home("shop", 2), .. Enumerable.Range(0, 2_000).Select(number => Pod("shop", "app-0", $"app-0-{number}")), Pod("shop", "app-1", "app-1-0")];

        var shown = TopologyBudget.Show(Projection(resources), TopologyView.Expand("shop", "service/shop/app-0", "service/shop/app-1"));

        shown.View.Expanded.ShouldBe(["service/shop/app-1", "shop"]);
        shown.Graph.Nodes.Keys.ShouldContain("pod/shop/app-1-0");
    }

    [Fact]
    public void A_filter_that_leaves_little_lets_everything_be_open()
    {
        var asked = TopologyView.Expand("large") with { Filter = TopologyFilter.None with { States = [TopologyState.Bound] } };

        TopologyBudget.Show(Projection(Home("large", 2_000)), asked).View.ShouldBe(asked);
    }

    [Fact]
    public void A_view_that_has_grown_a_little_is_left_alone_and_one_that_has_grown_a_lot_is_not()
    {
        var shown = TopologyBudget.Show(Projection(Home("shop", TopologyBudget.MostElements - 10)), TopologyView.Expand("shop"));

        TopologyBudget.IsOutgrown(Grown(shown, 100)).ShouldBeFalse();
        TopologyBudget.IsOutgrown(Grown(shown, TopologyBudget.Slack + 100)).ShouldBeTrue();
    }

    private static TopologyGraph Grown(TopologyProjection shown, int by) =>
        TopologyProjector.Apply(shown, LiveMeshBuilder.Apply(shown.Live, [.. Enumerable.Range(0, by).Select(number => new ResourceEvent.Upserted(Service("shop", $"new-{number}")))])).Graph;

    private static TopologyProjection Projection(IEnumerable<MeshResource> resources) => TopologyProjector.Project(MeshOf(resources), TopologyView.Initial);

    private static IEnumerable<MeshResource> Home(string name, int services) => [Namespace(name), .. Enumerable.Range(0, services).Select(number => Service(name, $"app-{number}"))];
}
