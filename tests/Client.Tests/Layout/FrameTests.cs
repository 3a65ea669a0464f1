using Bunit;
using Shouldly;
using WaypointDashboard.Client.Components.Connection;
using WaypointDashboard.Client.Components.Mesh;
using WaypointDashboard.Client.Layout.Frame;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Client.Tests.Connection;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Client.Theme;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using Xunit;

namespace WaypointDashboard.Client.Tests.Layout;

public sealed class FrameTests : IAsyncLifetime
{
    private readonly FrameContext _context = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public void The_chip_says_and_announces_how_the_connection_is()
    {
        var chip = _context.Render<ConnectionChip>();
        chip.Find("button").TextContent.Trim().ShouldBe("Live");

        _context.Session.Feed.Connection = new(ConnectionState.Reconnecting, Coverages.Noon, "refused");
        _context.Session.Feed.Become(MeshOf.Change(_context.Session.Feed.Current));

        chip.WaitForAssertion(() => chip.Find("button").GetAttribute("aria-label").ShouldBe("Connection: Reconnecting…"));
        chip.Find("[role=status]").TextContent.ShouldBe("Connection to test: Reconnecting…");
    }

    [Fact]
    public void Nothing_is_drawn_again_for_what_it_does_not_show()
    {
        var menu = _context.Render<NavigationMenu>();
        var chip = _context.Render<ConnectionChip>();

        for (var version = 1; version <= 20; version++)
        {
            _context.Session.Feed.Connection = _context.Session.Feed.Connection with { ServerVersion = $"v1.35.{version}" };
            _context.Session.Feed.Become(MeshOf.Change(_context.Session.Feed.Current));
        }

        chip.WaitForAssertion(() => chip.RenderCount.ShouldBeGreaterThan(1));
        menu.RenderCount.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void A_banner_is_put_away_by_its_button_and_stays_away()
    {
        List<string> dismissed = [];
        var banners = _context.Render<ClusterBanners>(parameters => parameters.Add(component => component.BannerDismissed, dismissed.Add));

        banners.Find("section button").Click();
        dismissed.ShouldBe(["sandbox test"]);

        banners.Render(parameters => parameters.Add(component => component.Dismissed, dismissed.ToHashSet()));
        banners.FindAll("section").ShouldBeEmpty();
    }

    [Fact]
    public void A_banner_comes_and_goes_with_the_connection()
    {
        var banners = _context.Render<ClusterBanners>();
        banners.FindAll("[role=alert]").ShouldBeEmpty();

        Become(ConnectionState.Unauthorized);
        banners.WaitForAssertion(() => banners.Find("[role=alert]").TextContent.ShouldContain("credentials"));

        Become(ConnectionState.Live);
        banners.WaitForAssertion(() => banners.FindAll("[role=alert]").ShouldBeEmpty());
    }

    [Fact]
    public void The_theme_menu_offers_all_three_and_tells_which_is_chosen()
    {
        ThemeChoice? chosen = null;
        var popovers = _context.Popovers;
        var menu = _context.Render<ThemeMenu>(parameters => parameters.Add(component => component.Choice, ThemeChoice.Light).Add(component => component.ChoiceChanged, choice => chosen = choice));

        menu.Find("button").Click();
        popovers.WaitForAssertion(() => popovers.FindAll(".mud-menu-item").Count.ShouldBe(3));
        popovers.Find("[aria-current=true]").TextContent.ShouldContain("Light");
        popovers.FindAll(".mud-menu-item").Single(item => item.TextContent.Contains("Dark", StringComparison.Ordinal)).Click();

        chosen.ShouldBe(ThemeChoice.Dark);
    }

    [Theory]
    [InlineData(ThemeChoice.System)]
    [InlineData(ThemeChoice.Light)]
    [InlineData(ThemeChoice.Dark)]
    public void The_cookie_brings_the_choice_back(ThemeChoice choice) => ThemeChoices.Parse(choice.Word()).ShouldBe(choice);

    [Theory]
    [InlineData(null)]
    [InlineData("<script>")]
    public void Another_cookie_means_the_system(string? word) => ThemeChoices.Parse(word).ShouldBe(ThemeChoice.System);

    [Fact]
    public void The_gate_says_what_is_waited_for_and_opens_when_all_has_been_read()
    {
        var reading = Coverages.Mesh(Coverages.Of((ResourceKind.Pod, WatchState.Listing), (ResourceKind.Service, WatchState.Synced)));
        var gate = _context.Render<MeshGate>(parameters => parameters.Add(component => component.Session, _context.Session).Add(component => component.Live, reading).AddChildContent("<b>content</b>"));

        gate.Markup.ShouldContain("waiting for Pod…");
        gate.FindAll("b").ShouldBeEmpty();

        gate.Render(parameters => parameters.Add(component => component.Live, _context.Session.Feed.Current));
        gate.Find("b").TextContent.ShouldBe("content");
    }

    [Fact]
    public void A_cluster_that_does_not_exist_leads_to_those_that_do()
    {
        var gate = _context.Render<MeshGate>(parameters => parameters.Add(component => component.Session, null).Add(component => component.Live, LiveMesh.Empty).Add(component => component.Cluster, "gone"));

        gate.Find("h1").TextContent.ShouldContain("“gone”");
        gate.Find("a").GetAttribute("href").ShouldBe("/?cluster=test");
    }

    [Fact]
    public void A_long_wait_names_the_first_kinds() =>
        MeshProgress.Of(Coverages.Of([.. Enum.GetValues<ResourceKind>().Take(6).Select(kind => (kind, WatchState.Listing))]))
            .ShouldBe("waiting for Namespace, Service, Pod, ServiceAccount and 2 more…");

    [Fact]
    public void At_first_nothing_is_known_to_be_waited_for() => MeshProgress.Of(MeshCoverage.Empty).ShouldBe("connecting…");

    private void Become(ConnectionState state)
    {
        _context.Session.Feed.Connection = new(state, Coverages.Noon);
        _context.Session.Feed.Become(MeshOf.Change(_context.Session.Feed.Current));
    }
}
