using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using Shouldly;
using WaypointDashboard.Client.Components.Changes;
using WaypointDashboard.Client.Pages.WhatIf;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using Xunit;

namespace WaypointDashboard.Client.Tests.WhatIf;

public sealed class WhatIfPageTests : IAsyncLifetime
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n";

    private readonly BunitContext _context = new();
    private readonly FakeTimeProvider _time = new();
    private readonly FakeSession _session = new(MeshOf.Objects(MeshOf.Namespace("shop")));

    public ValueTask InitializeAsync()
    {
        _context.Services.AddSingleton<TimeProvider>(_time);
        _context.Services.AddSingleton<IClusterCatalog>(_session);
        _context.Services.AddDashboardClient();
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _context.Render<MudPopoverProvider>();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public void Errors_are_listed_with_their_line()
    {
        var page = _context.Render<WhatIfPage>();

        // What is judged of the readable object comes later, and is not waited for.
        _ = page.InvokeAsync(() => page.Find("textarea").InputAsync($"{Namespace}---\napiVersion: v1\nkind: Nonsense\n"));

        page.WaitForAssertion(() => page.Find(".problems").TextContent.ShouldContain("Line 7:"));
        page.Find(".problems").TextContent.ShouldContain("Nonsense is not a kind");
    }

    [Fact]
    public async Task What_pasted_objects_do_is_said_and_nothing_can_be_applied()
    {
        var shift = new BindingShift(new(ResourceKind.Service, "shop", "cart"), new WaypointBinding.None(null, NoBindingCause.NotEnrolled), new WaypointBinding.Bound(null, new("shop", "waypoint")));
        _session.Service.Impact = new([new ImpactFact(Shared.Diagnostics.Severity.Info, "1 service gets a waypoint.")], [shift], [], [], []);
        var page = _context.Render<WhatIfPage>();

        _ = page.InvokeAsync(() => page.Find("textarea").InputAsync(Namespace));
        page.WaitForState(() => page.Find(".answer").GetAttribute("aria-busy") == "true");
        await page.InvokeAsync(() => _time.Advance(ChangeDraft.Rest));

        page.WaitForAssertion(() => page.Find(".verdict").TextContent.ShouldContain("1 service gets a waypoint."));
        page.Find(".shift").TextContent.ShouldContain("shop/waypoint");
        page.FindAll("button").ShouldNotContain(button => button.TextContent.Contains("Apply", StringComparison.Ordinal));
        _session.Service.Previewed.ShouldHaveSingleItem().Intent.ShouldBeOfType<ChangeIntent.ApplyManifests>();
    }
}
