using WaypointDashboard.Client.Components.Tables;
using WaypointDashboard.Client.Pages.Namespaces;
using WaypointDashboard.Client.Pages.Services;
using WaypointDashboard.Client.Pages.Waypoints;
using WaypointDashboard.Client.Pages.Workloads;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Tests.Tables;

public sealed class TableRowsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rows_that_follow_changes_are_the_rows_from_scratch(int seed)
    {
        Follow(seed, () => new WaypointsModel(), TableQuery.Parse(null, "-consumers", null, null, null, null));
        Follow(seed, () => new NamespacesModel(), TableQuery.Parse(null, "-captured", null, null, null, null));
        Follow(seed, () => new ServicesModel(), TableQuery.Parse("s", "state", "bound,refused", null, null, null));
        Follow(seed, () => new WorkloadsModel(), TableQuery.Parse(null, "owner", null, null, "a,b", null));
    }

    [Fact]
    public void A_search_wants_all_words_in_any_case()
    {
        var rows = Services(TableQuery.Parse("SHOP car", null, null, null, null, null));

        rows.Visible.Select(row => row.Key.Name).ShouldBe(["cart"]);
        rows.Total.ShouldBe(3);
    }

    [Fact]
    public void States_are_counted_as_if_none_were_chosen()
    {
        var rows = Services(TableQuery.Parse(null, null, "refused", null, null, null));

        rows.Visible.Select(row => row.Key.Name).ShouldBe(["cart"]);
        rows.CountOfState("refused").ShouldBe(1);
        rows.CountOfState("not-enrolled").ShouldBe(2);
    }

    [Fact]
    public void An_order_can_be_turned_round_and_ties_go_by_name()
    {
        Services(TableQuery.Parse(null, "state", null, null, null, null)).Visible.Select(row => row.Key.Name).ShouldBe(["cart", "books", "web"]);
        Services(TableQuery.Parse(null, "-state", null, null, null, null)).Visible.Select(row => row.Key.Name).ShouldBe(["books", "web", "cart"]);
    }

    [Theory]
    [InlineData("istio.io/use-waypoint=gone", "cart")]
    [InlineData("!istio.io/use-waypoint", "books,web")]
    [InlineData("istio.io/use-waypoint notin (gone)", "books,web")]
    [InlineData("istio.io/use-waypoint=gone,team=shop", "")]
    [InlineData("team = = shop", "")]
    public void A_label_selector_takes_what_kubectl_would_and_one_that_cannot_be_read_takes_nothing(string labels, string names) =>
        string.Join(',', Services(TableQuery.Everything with { Labels = labels }).Visible.Select(row => row.Key.Name)).ShouldBe(names);

    private static TableRows<ServiceRow> Services(TableQuery query)
    {
        var rows = new TableRows<ServiceRow>(new ServicesModel());
        rows.Show(query);
        rows.Take(LiveChange.Reset(MeshOf.Objects(
            MeshOf.Namespace("shop"),
            MeshOf.Service("library", "books"),
            MeshOf.Service("shop", "web"),
            MeshOf.Service("shop", "cart", (IstioNames.UseWaypoint, "gone")))));
        return rows;
    }

    private static void Follow<TRow>(int seed, Func<TableModel<TRow>> model, TableQuery query)
        where TRow : TableRow
    {
        var random = new Random(seed);
        var live = MeshOf.Objects(MeshOf.Namespace("a"), MeshOf.Namespace("b"));
        var followed = new TableRows<TRow>(model());
        followed.Show(query);
        followed.Take(LiveChange.Reset(live));
        for (var step = 0; step < 60; step++)
        {
            var change = LiveMeshBuilder.Apply(live, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Event(random))]);
            live = change.Current;
            followed.Take(change);

            var scratch = new TableRows<TRow>(model());
            scratch.Show(query);
            scratch.Take(LiveChange.Reset(live));
            followed.Visible.ShouldBe(scratch.Visible, $"seed {seed}, step {step}");
            followed.Total.ShouldBe(scratch.Total);
            followed.Model.States.Select(state => followed.CountOfState(state.Id)).ShouldBe(scratch.Model.States.Select(state => scratch.CountOfState(state.Id)));
            followed.Model.Types.Select(type => followed.CountOfType(type.Id)).ShouldBe(scratch.Model.Types.Select(type => scratch.CountOfType(type.Id)));
        }
    }

    private static ResourceEvent Event(Random random)
    {
        var home = random.Next(3) switch { 0 => "a", 1 => "b", _ => "c" };
        var number = random.Next(4);
        (string, string)[] label = random.Next(3) switch
        {
            0 => [],
            1 => [(IstioNames.UseWaypoint, $"w{random.Next(2)}")],
            _ => [(IstioNames.UseWaypoint, $"w{random.Next(2)}"), (IstioNames.UseWaypointNamespace, random.Next(2) == 0 ? "a" : "b")],
        };
        MeshResource resource = random.Next(6) switch
        {
            0 => MeshOf.Namespace(home, [.. label, .. random.Next(2) == 0 ? [(IstioNames.DataplaneMode, "ambient")] : Array.Empty<(string, string)>()]),
            1 => MeshOf.Waypoint(home, $"w{number % 2}", random.Next(2) == 0 ? "All" : null, [(IstioNames.WaypointFor, random.Next(2) == 0 ? "all" : "service")]),
            2 => MeshOf.Service(home, $"s{number}", label),
            3 => new ReplicaSetResource(new(home, $"r{number % 2}", LabelSet.Empty, LabelSet.Empty, Owner: new("Deployment", $"d{random.Next(3)}")), LabelSet.Empty, 1),
            4 => Pod(home, $"w-{number}", [(IstioNames.GatewayName, $"w{number % 2}")], null, random.Next(2) == 0),
            _ => Pod(home, $"p{number}", label, new("ReplicaSet", $"r{number % 2}"), random.Next(2) == 0),
        };
        return random.Next(4) == 0 ? new ResourceEvent.Deleted(resource.Key) : new ResourceEvent.Upserted(resource);
    }

    private static PodResource Pod(string home, string name, (string, string)[] labels, OwnerReference? owner, bool isReady) => new(
        new(home, name, LabelSet.Of(labels), LabelSet.Of((IstioNames.Redirection, isReady ? "enabled" : "pending")), Owner: owner),
        "Running", ["10.1.0.1"], "node", "default", false, isReady, ["app"]);
}
