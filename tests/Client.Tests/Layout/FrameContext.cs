using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Client.Tests.Connection;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Tests.Layout;

/// <summary>A browser that looks at one cluster.</summary>
internal sealed class FrameContext : BunitContext
{
    private readonly Lazy<IRenderedComponent<MudPopoverProvider>> _popovers;

    public FrameContext(LiveMesh? mesh = null)
    {
        Session = new FakeSession(mesh ?? Coverages.Mesh(Coverages.Of((ResourceKind.Pod, WatchState.Synced))));
        Services.AddDashboardClient();
        Services.AddSingleton<IClusterCatalog>(Session);
        JSInterop.Mode = JSRuntimeMode.Loose;
        _popovers = new(() => Render<MudPopoverProvider>());
    }

    public FakeSession Session { get; }

    /// <summary>Where menus open; to be asked for before anything that opens one is drawn. The whole frame has its own.</summary>
    public IRenderedComponent<MudPopoverProvider> Popovers => _popovers.Value;
}
