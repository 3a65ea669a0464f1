using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using WaypointDashboard.Client.Pages.Topology;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Topology;
using Xunit;

namespace WaypointDashboard.Client.Tests.Topology;

public sealed class TopologyDrawerTests : IAsyncLifetime
{
    private static readonly ChangeIntent Remedy = new ChangeIntent.DeleteWaypoints([new("shop", "gate")]);
    private static readonly ChangeIntent Action = new ChangeIntent.JoinAmbient([Shared.Resources.ObjectKey.ForNamespace("shop")]);

    private readonly BunitContext _context = new();

    public ValueTask InitializeAsync()
    {
        _context.Services.AddDashboardClient();
        _context.Services.AddSingleton<IClusterCatalog>(new FakeSession(MeshOf.Objects(MeshOf.Namespace("shop"))));
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public void A_finding_says_cause_effect_and_fix_and_its_remedy_opens_the_form()
    {
        ChangeIntent? opened = null;
        var drawer = _context.Render<TopologyDrawer>(parameters => parameters
            .Add(component => component.Details, Details())
            .Add(component => component.ActionChosen, intent => opened = intent));

        drawer.Find("article").TextContent.ShouldSatisfyAllConditions(
            text => text.ShouldContain("WP001"),
            text => text.ShouldContain("The waypoint is not there."),
            text => text.ShouldContain("Traffic goes direct."),
            text => text.ShouldContain("Deploy it."));
        drawer.Find("article button").Click();

        opened.ShouldBe(Remedy);
    }

    [Fact]
    public void An_action_opens_the_form()
    {
        ChangeIntent? opened = null;
        var drawer = _context.Render<TopologyDrawer>(parameters => parameters
            .Add(component => component.Details, Details())
            .Add(component => component.ActionChosen, intent => opened = intent));

        drawer.FindAll("button").Single(button => button.TextContent.Contains("Join", StringComparison.Ordinal)).Click();

        opened.ShouldBe(Action);
    }

    [Fact]
    public void A_fact_about_another_node_leads_there()
    {
        string? node = null;
        var drawer = _context.Render<TopologyDrawer>(parameters => parameters
            .Add(component => component.Details, Details())
            .Add(component => component.NodeChosen, id => node = id));

        drawer.Find("dd button").Click();

        node.ShouldBe("gateway/shop/gate");
    }

    private static NodeDetails Details() => new(
        "shop",
        "Namespace",
        "",
        TopologyState.Refused,
        [new("Mesh", "Ambient"), new("Waypoint", "shop/gate", "gateway/shop/gate")],
        [new("WP001", Severity.Error, Shared.Resources.ObjectKey.ForNamespace("shop"), "The waypoint is not there.", "Traffic goes direct.", "Deploy it.", new("Deploy shop/gate", Remedy))],
        [new("Join", "", Action)],
        "shop");
}
