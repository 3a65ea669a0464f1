using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using WaypointDashboard.Client.Layout;
using WaypointDashboard.Client.Theme;
using Xunit;

namespace WaypointDashboard.Client.Tests.Layout;

public sealed class MainLayoutTests : IAsyncLifetime
{
    private readonly FrameContext _context = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Theory]
    [InlineData(ThemeChoice.System, true, true)]
    [InlineData(ThemeChoice.System, false, false)]
    [InlineData(ThemeChoice.Light, true, false)]
    [InlineData(ThemeChoice.Dark, false, true)]
    public void The_first_picture_has_the_right_colours(ThemeChoice choice, bool isSystemDark, bool isDark)
    {
        var layout = Render(choice, isSystemDark, "<p id='page'></p>");

        layout.WaitForAssertion(() => layout.Find("#page"));
        Background(layout).ShouldBe(isDark ? DashboardTheme.Theme.PaletteDark.Background : DashboardTheme.Theme.PaletteLight.Background);
    }

    [Fact]
    public async Task A_system_that_goes_dark_takes_the_page_along()
    {
        var layout = Render(ThemeChoice.System, isSystemDark: false, "<p id='page'></p>");
        layout.WaitForAssertion(() => layout.Find("#page"));

        await layout.InvokeAsync(() => layout.Instance.FollowSystem(true));

        Background(layout).ShouldBe(DashboardTheme.Theme.PaletteDark.Background);
    }

    [Fact]
    public void A_cluster_that_does_not_exist_takes_the_place_of_the_page()
    {
        _context.Services.GetRequiredService<NavigationManager>().NavigateTo("waypoints?cluster=gone");

        var layout = Render(ThemeChoice.Light, false, "<p id='page'></p>");

        layout.WaitForAssertion(() => layout.Find("main h1").TextContent.ShouldContain("“gone”"));
        layout.FindAll("#page").ShouldBeEmpty();
    }

    [Fact]
    public void A_page_that_fails_leaves_the_frame_and_the_next_page_is_shown()
    {
        var layout = Render(ThemeChoice.Light, false, "<p id='page'></p>");
        layout.WaitForAssertion(() => layout.Find("#page"));

        layout.Render(parameters => parameters.Add(component => component.Body, _ => throw new InvalidOperationException("the page is broken")));
        layout.WaitForAssertion(() => layout.Find("main [role=alert]").TextContent.ShouldContain("the page is broken"));
        layout.FindAll("nav a").ShouldNotBeEmpty();

        layout.Render(parameters => parameters.Add(component => component.Body, "<p id='next'></p>"));
        layout.WaitForAssertion(() => layout.Find("#next"));
    }

    /// <summary>The ground that the theme's style sheet gives to the page.</summary>
    private static MudBlazor.Utilities.MudColor Background(IRenderedComponent<MainLayout> layout)
    {
        var sheet = string.Concat(layout.FindAll("style").Select(style => style.TextContent));
        const string Name = "--mud-palette-background:";
        var start = sheet.IndexOf(Name, StringComparison.Ordinal) + Name.Length;
        return new(sheet[start..sheet.IndexOf(';', start)].Trim());
    }

    private IRenderedComponent<MainLayout> Render(ThemeChoice choice, bool isSystemDark, string page)
    {
        var module = _context.JSInterop.SetupModule($"http://localhost/{ShellModule.Script}");
        module.Mode = JSRuntimeMode.Loose;
        module.SetupModule("watchSystemTheme", _ => true).Mode = JSRuntimeMode.Loose;
        module.SetupModule("listenForShortcuts", _ => true).Mode = JSRuntimeMode.Loose;
        module.Setup<BrowserSettings>("readSettings").SetResult(new(false, "UTC", true, isSystemDark, []));
        return _context.Render<MainLayout>(parameters => parameters.AddCascadingValue(choice).Add(component => component.Body, page));
    }
}
