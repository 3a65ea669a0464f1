using Bunit;
using Shouldly;
using WaypointDashboard.Client.Components.Yaml;
using Xunit;

namespace WaypointDashboard.Client.Tests.Yaml;

public sealed class YamlComponentsTests : IAsyncLifetime
{
    private const string Gateway = "apiVersion: v1\nkind: Gateway\nmetadata:\n  name: waypoint\n  namespace: shop\nspec:\n  gatewayClassName: istio-waypoint\n  listeners:\n  - name: mesh\n    port: 15008\n";

    private readonly BunitContext _context = new();

    public ValueTask InitializeAsync()
    {
        _context.Services.AddDashboardClient();
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public async Task A_search_says_how_many_lines_it_finds_and_goes_through_them()
    {
        var view = _context.Render<YamlView>(parameters => parameters.Add(component => component.Text, Gateway));

        await view.Find("input").InputAsync("waypoint");
        view.WaitForAssertion(() => view.Find(".hits").TextContent.ShouldBe("1 of 2"));
        await view.Find("button[aria-label='Next hit']").ClickAsync();

        view.Find(".hits").TextContent.ShouldBe("2 of 2");
        view.Find(".line.hit").TextContent.ShouldContain("gatewayClassName");
        view.FindAll("mark").Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_text_is_copied_by_the_browser()
    {
        var module = _context.JSInterop.SetupModule("./_content/WaypointDashboard.Client/dist/text.js");
        module.Setup<bool>("copy", Gateway).SetResult(true);
        var view = _context.Render<YamlView>(parameters => parameters.Add(component => component.Text, Gateway));

        _ = view.Find("button[aria-label='Copy YAML']").ClickAsync();

        view.WaitForAssertion(() => view.Find(".copied").TextContent.ShouldBe("Copied"));
        await _context.DisposeAsync();
    }

    [Fact]
    public async Task Unchanged_parts_are_folded_until_asked_for()
    {
        var diff = _context.Render<YamlDiff>(parameters => parameters
            .Add(component => component.Before, Gateway)
            .Add(component => component.After, Gateway + "    protocol: HBONE\n"));

        diff.Find("tr.Added").TextContent.ShouldContain("protocol: HBONE");
        diff.Markup.ShouldNotContain("apiVersion");
        await diff.Find(".fold button").ClickAsync();

        diff.Markup.ShouldContain("apiVersion");
    }
}
