using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;
using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

/// <summary>The topology in a browser: what lies in its address, what it hands out, and how it uses its room.</summary>
[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class TopologyTests(ChromiumFixture chromium, BookinfoGround ground) : OnePageTests(chromium, new() { Width = 1280, Height = 800 }, 60_000), IClassFixture<BookinfoGround>
{
    private const string Bookinfo = "/?expand=bookinfo&namespaces=bookinfo";

    // It is there to find one's way, and hides while everything is on screen.
    private ILocator Minimap => Page.Locator(".topology-minimap");

    [Fact]
    public async Task The_picture_is_handed_out_as_PNG()
    {
        await OpenAsync(Bookinfo);

        var file = await ExportAsync("Export as PNG");

        file[..8].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var size = (Width: Number(file, 16), Height: Number(file, 20));
        size.Width.ShouldBeGreaterThan(400);
        size.Height.ShouldBeGreaterThan(200);
        file.Length.ShouldBeGreaterThan(size.Width * size.Height / 200, "an empty picture would be smaller");
    }

    [Fact]
    public async Task The_picture_is_handed_out_as_SVG_with_the_names_of_what_is_in_it()
    {
        await OpenAsync(Bookinfo);

        var file = await ExportAsync("Export as SVG");

        using var stream = new MemoryStream(file);
        var picture = XDocument.Load(stream).Root.ShouldNotBeNull();
        picture.Name.LocalName.ShouldBe("svg");
        var texts = picture.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();
        foreach (var name in (string[])["bookinfo", "productpage", "reviews", "ratings", "waypoint"])
        {
            texts.ShouldContain(text => text.Contains(name, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Everything_stays_on_screen_when_the_window_shrinks_and_a_banner_goes_until_the_operator_chooses_a_part()
    {
        await OpenAsync(Bookinfo);
        await Assertions.Expect(Minimap).ToBeHiddenAsync();

        await Page.SetViewportSizeAsync(1000, 620);
        await Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Dismiss: This is the built-in sandbox." }).ClickAsync();
        await Assertions.Expect(Minimap).ToBeHiddenAsync();

        for (var i = 0; i < 8; i++)
        {
            await Page.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();
        }

        await Assertions.Expect(Minimap).ToBeVisibleAsync();
        await Page.SetViewportSizeAsync(1280, 800);
        await Assertions.Expect(Minimap).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Button, new() { Name = "Fit everything" }).ClickAsync();
        await Assertions.Expect(Minimap).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_is_selected_lies_in_the_address_and_the_drawer_says_what_it_is_and_closes()
    {
        await OpenAsync($"{Bookinfo}&selected=service/bookinfo/reviews");
        var drawer = Page.GetByRole(AriaRole.Region, new() { Name = "Details of reviews" });

        await Assertions.Expect(drawer.GetByRole(AriaRole.Heading, new() { Name = "Facts" })).ToBeVisibleAsync();
        await Assertions.Expect(drawer.GetByRole(AriaRole.Heading, new() { Name = "Actions" })).ToBeVisibleAsync();
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Close the details" }).ClickAsync();

        await Assertions.Expect(drawer).ToHaveCountAsync(0);
        await Assertions.Expect(Page).Not.ToHaveURLAsync(new Regex("selected=", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task The_keyboard_opens_the_menu_of_what_is_selected_and_a_form_from_it()
    {
        await OpenAsync($"{Bookinfo}&selected=service/bookinfo/reviews");
        await Assertions.Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Details of reviews" })).ToBeVisibleAsync();

        await Page.Locator(".topology-host").FocusAsync();
        await Page.Keyboard.PressAsync("Shift+F10");
        var menu = Page.GetByRole(AriaRole.Menu, new() { Name = "reviews" });
        await Assertions.Expect(menu.GetByRole(AriaRole.Menuitem, new() { Name = "Show details" })).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(menu).ToHaveCountAsync(0);

        await Page.Locator(".topology-host").FocusAsync();
        await Page.Keyboard.PressAsync("Shift+F10");
        var action = menu.GetByRole(AriaRole.Menuitem).Last;
        await action.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }

    private async Task OpenAsync(string route)
    {
        await Page.GotoAsync(new Uri(ground.Address, route).ToString());
        await Assertions.Expect(Page.Locator(".topology-host canvas").First).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator(".topology-wait")).ToHaveCountAsync(0);
    }

    private async Task<byte[]> ExportAsync(string choice)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByText(choice).ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var file = new MemoryStream();
        await stream.CopyToAsync(file, TestContext.Current.CancellationToken);
        return file.ToArray();
    }

    private static int Number(byte[] file, int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at, 4));
}
