using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using WaypointDashboard.Client.Navigation;
using WaypointDashboard.Client.Shortcuts;
using WaypointDashboard.Client.Tests.Layout;
using Xunit;

namespace WaypointDashboard.Client.Tests.Shortcuts;

public sealed class ShortcutCatalogTests : IAsyncLifetime
{
    private readonly FrameContext _context = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public void No_shortcut_is_the_beginning_of_another() =>
        (from one in ShortcutCatalog.All from other in ShortcutCatalog.All where one != other && other.Keys.Take(one.Keys.Count).SequenceEqual(one.Keys) select (one.Text, other.Text)).ShouldBeEmpty();

    [Fact]
    public void Every_way_leads_to_a_page_of_the_menu() =>
        ShortcutCatalog.All.Where(shortcut => shortcut.Action == ShortcutAction.Go).Select(shortcut => shortcut.Route)
            .ShouldBeSubsetOf(NavigationEntries.All.Select(entry => entry.Route));

    [Fact]
    public void The_help_is_made_of_the_catalog()
    {
        var help = _context.Render<ShortcutList>();

        help.FindAll("dt").Select(term => string.Concat(term.QuerySelectorAll("kbd").Select(key => key.TextContent))).ShouldBe(ShortcutCatalog.All.Select(shortcut => string.Concat(shortcut.Keys)));
        help.FindAll("dd").Select(what => what.TextContent).ShouldBe(ShortcutCatalog.All.Select(shortcut => shortcut.Text));
    }

    [Fact]
    public async Task A_shortcut_goes_to_its_page_of_the_same_cluster()
    {
        var navigation = _context.Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("problems?cluster=test&rule=WP001");
        var listener = _context.Render<ShortcutListener>();

        await listener.InvokeAsync(() => listener.Instance.DoAsync(ShortcutCatalog.All.Single(shortcut => shortcut.Keys.SequenceEqual(["g", "w"]))));

        navigation.ToBaseRelativePath(navigation.Uri).ShouldBe("waypoints?cluster=test");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1000)]
    public async Task A_number_that_no_shortcut_has_does_nothing(int index)
    {
        List<Shortcut> pressed = [];
        var interop = new ShortcutInterop(shortcut =>
        {
            pressed.Add(shortcut);
            return Task.CompletedTask;
        });

        await interop.OnShortcut(index);
        pressed.ShouldBeEmpty();

        await interop.OnShortcut(0);
        pressed.ShouldBe([ShortcutCatalog.All[0]]);
    }
}
