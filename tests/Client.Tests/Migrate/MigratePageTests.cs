using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using NSubstitute;
using Shouldly;
using WaypointDashboard.Client.Pages.Migrate;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using Xunit;

namespace WaypointDashboard.Client.Tests.Migrate;

public sealed class MigratePageTests : IAsyncLifetime
{
    private readonly BunitContext _context = new();
    private readonly IChangeLauncher _launcher = Substitute.For<IChangeLauncher>();
    private readonly FakeSession _session = new(MeshOf.Objects(
        MeshOf.Namespace("shop"),
        MeshOf.Waypoint("shop", "old"),
        MeshOf.Waypoint("shop", "new"),
        MeshOf.Service("shop", "cart", (IstioNames.UseWaypoint, "old")),
        MeshOf.Service("shop", "pay", (IstioNames.UseWaypoint, "new"))));

    public ValueTask InitializeAsync()
    {
        _context.Services.AddSingleton<IClusterCatalog>(_session);
        _context.Services.AddDashboardClient();
        _context.Services.AddSingleton(_launcher);
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _context.Render<MudPopoverProvider>();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public async Task Coming_back_it_stands_where_the_cluster_does_and_goes_on_and_back()
    {
        _context.Services.GetRequiredService<NavigationManager>().NavigateTo("/migrate?from=shop/old&to=shop/new&way=objects");
        var page = _context.Render<MigratePage>();

        page.Find(".progress").TextContent.ShouldBe("1 object still names shop/old, 1 object names shop/new.");
        await page.Find("button[aria-label='Move Service shop/cart']").ClickAsync();
        await page.Find(".revert button").ClickAsync();

        await _launcher.Received().OpenAsync(new ChangeIntent.Enroll([new(ResourceKind.Service, "shop", "cart")], new("shop", "new")));
        await _launcher.Received().OpenAsync(new ChangeIntent.RetargetAll(new("shop", "new"), new("shop", "old")));
    }

    [Fact]
    public void An_old_istiod_is_not_asked_for_shares_unless_one_insists()
    {
        _context.Services.GetRequiredService<NavigationManager>().NavigateTo("/migrate?from=shop/old&to=shop/new");

        var page = _context.Render<MigratePage>();

        page.Markup.ShouldContain("Needs Istio 1.31 or later");
        page.FindAll(".weights").ShouldBeEmpty();
    }
}
