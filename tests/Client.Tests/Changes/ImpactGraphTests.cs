using System.Text.Json;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using WaypointDashboard.Client.Components.Changes;
using WaypointDashboard.Shared.Topology;
using Xunit;

namespace WaypointDashboard.Client.Tests.Changes;

public sealed class ImpactGraphTests : IAsyncLifetime
{
    private static readonly TopologyNode Cart = new("service/shop/cart", TopologyNodeKind.Service, null, "shop", "cart", "", TopologyState.Bound, MeshMode.Ambient);
    private static readonly ImpactPicture Picture = new(
        TopologyGraph.Empty with { Version = 1, Nodes = TopologyGraph.Empty.Nodes.Add(Cart.Id, Cart) },
        TopologyGraph.Empty with { Version = 2, Nodes = TopologyGraph.Empty.Nodes.Add(Cart.Id, Cart with { State = TopologyState.NotEnrolled }) },
        ImpactPicture.Empty.Marks.Add(Cart.Id, PictureMark.Changed),
        0);

    private readonly BunitContext _context = new();
    private BunitJSModuleInterop? _script;

    public ValueTask InitializeAsync()
    {
        _context.Services.AddDashboardClient();
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _script = _context.JSInterop.SetupModule(invocation => invocation.Arguments is [string path] && path.Contains("topology.js", StringComparison.Ordinal));
        _script.Mode = JSRuntimeMode.Loose;
        _script.SetupModule("createPicture", _ => true).Mode = JSRuntimeMode.Loose;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public void The_side_after_the_change_is_shown_first_with_its_marks_by_name()
    {
        Render(Picture);

        var (picture, isAfter) = Shown().ShouldHaveSingleItem();
        isAfter.ShouldBeTrue();
        picture.GetProperty("marks").GetProperty(Cart.Id).GetString().ShouldBe("changed");
        picture.GetProperty("before").GetProperty("addedNodes")[0].GetProperty("state").GetString().ShouldBe("bound");
        picture.GetProperty("after").GetProperty("addedNodes")[0].GetProperty("state").GetString().ShouldBe("notEnrolled");
    }

    [Fact]
    public async Task The_side_before_the_change_is_a_click_away_and_says_so()
    {
        var graph = Render(Picture);

        await graph.FindAll("button").Single(button => button.TextContent.Trim() == "Before").ClickAsync();

        Shown()[^1].IsAfter.ShouldBeFalse();
        graph.Find(".picture").GetAttribute("aria-label").ShouldBe("Topology before the change");
        graph.Find("[aria-pressed=true]").TextContent.Trim().ShouldBe("Before");
    }

    [Fact]
    public void What_does_not_fit_is_counted() =>
        Render(Picture with { LeftOut = 61 }).Find("[role=note]").TextContent.ShouldContain("61 more affected objects are not drawn");

    [Fact]
    public void A_change_that_moves_nothing_has_no_picture()
    {
        var graph = Render(ImpactPicture.Empty);

        graph.Markup.ShouldContain("Nothing on the graph changes.");
        Shown().ShouldBeEmpty();
    }

    private IRenderedComponent<ImpactGraph> Render(ImpactPicture picture) =>
        _context.Render<ImpactGraph>(parameters => parameters.Add(graph => graph.Picture, picture));

    private List<(JsonElement Picture, bool IsAfter)> Shown() =>
        [.. _context.JSInterop.Invocations.Where(call => call.Identifier == "show").Select(call => ((JsonElement)call.Arguments[0]!, (bool)call.Arguments[1]!))];
}
