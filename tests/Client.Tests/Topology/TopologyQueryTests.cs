using Shouldly;
using WaypointDashboard.Client.Pages.Topology;
using WaypointDashboard.Shared.Topology;
using WaypointDashboard.Shared.Waypoints;
using Xunit;

namespace WaypointDashboard.Client.Tests.Topology;

public sealed class TopologyQueryTests
{
    [Fact]
    public void A_silent_url_leaves_what_is_open_to_the_page()
    {
        var query = Parse();

        query.Expanded.ShouldBeNull();
        query.ToView(TopologyView.Expand("shop")).Expanded.ShouldBe(["shop"]);
        query.ToParameters().Values.ShouldAllBe(value => value == null);
    }

    [Fact]
    public void A_url_can_say_that_nothing_is_open()
    {
        var query = Parse() with { Expanded = [] };

        var again = Parse(expand: (string?)query.ToParameters()["expand"]);

        again.ToView(TopologyView.Expand("shop")).Expanded.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var query = new TopologyQuery(
            ["shop", "service/shop/cart"],
            new(["shop", "bank"], [TopologyState.NotReady, TopologyState.Refused], [TrafficType.All], true),
            "car",
            TopologyQuery.Force,
            "gateway/shop/waypoint");

        var parameters = query.ToParameters();
        var again = TopologyQuery.Parse(
            Text("expand"), Text("namespaces"), Text("state"), Text("traffic"), Text("problems"), Text("q"), Text("layout"), Text("selected"));

        again.ShouldBe(query);
        again.Filter.States.ShouldBe([TopologyState.NotReady, TopologyState.Refused], ignoreOrder: true);
        again.Selected.ShouldBe("gateway/shop/waypoint");

        string? Text(string name) => (string?)parameters[name];
    }

    [Fact]
    public void Words_that_mean_nothing_are_passed_over()
    {
        var query = TopologyQuery.Parse(null, null, "bound,7,nonsense", "service,x", "yes", null, "spiral", "");

        query.Filter.States.ShouldBe([TopologyState.Bound]);
        query.Filter.TrafficTypes.ShouldBe([TrafficType.Service]);
        query.Filter.OnlyProblems.ShouldBeFalse();
        query.Layout.ShouldBe(TopologyQuery.Columns);
        query.Selected.ShouldBeNull();
    }

    private static TopologyQuery Parse(string? expand = null) => TopologyQuery.Parse(expand, null, null, null, null, null, null, null);
}
